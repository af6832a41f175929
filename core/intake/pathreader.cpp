#include "core/intake/pathreader.h"

#include "core/intake/intakelimits.h"

#include <QDir>

namespace qd {
namespace {

QString tidyPath(const QString &absolute)
{
    QString path = QDir::cleanPath(absolute);
    while (path.startsWith(QLatin1String("/../"))) // nothing is above the root
        path.remove(0, 3);
    return path == QLatin1String("/..") ? QStringLiteral("/") : path;
}

QString below(const QString &folder, const QString &path)
{
    return tidyPath(QDir::isAbsolutePath(path) ? path : folder + u'/' + path);
}

bool isInside(const QString &path, const QString &folder)
{
    return path != folder && path.startsWith(folder.endsWith(u'/') ? folder : folder + u'/');
}

QString readWorkspace(FieldReader &fields, const QString &directory)
{
    const QString path = fields.text("workspace", IntakeLimits::kPathBytes, TextRule::OneLine);
    if (path.isEmpty() || QDir::isAbsolutePath(path))
        return path.isEmpty() ? path : tidyPath(path);
    if (directory.isEmpty()) {
        fields.refuse("workspace", "field_range", QStringLiteral("must be absolute: this task is not from a file"));
        return {};
    }
    return below(directory, path);
}

// A workspace that was refused is blamed once, not by every path again.
bool wasRefused(const FieldReader &fields, const QString &workspace)
{
    return workspace.isEmpty() && fields.has("workspace") && fields.value("workspace") != QJsonValue(QString());
}

QStringList readList(FieldReader &fields, const char *field, const QString &workspace)
{
    const QStringList given = fields.textList(field, IntakeLimits::kPaths, IntakeLimits::kPathBytes);
    if (wasRefused(fields, workspace))
        return {};
    QStringList paths;
    for (const QString &path : given) {
        if (!fields.checkText(field, path, TextRule::OneLine))
            return {};
        if (path.isEmpty() || (workspace.isEmpty() && !QDir::isAbsolutePath(path))) {
            fields.refuse(field, "field_range", path.isEmpty()
                              ? QStringLiteral("a path is empty")
                              : QStringLiteral("a relative path needs a workspace that it is seen from"));
            return {};
        }
        paths += below(workspace, path);
    }
    return paths;
}

QStringList readOutputs(FieldReader &fields, const QString &workspace)
{
    const QStringList paths = readList(fields, "outputs", workspace);
    for (const QString &path : paths) {
        if (workspace.isEmpty() || !isInside(path, workspace)) {
            fields.refuse("outputs", "field_range", QStringLiteral("must be inside the workspace"));
            return {};
        }
    }
    return paths;
}

} // namespace

void readPaths(FieldReader &fields, const QString &directory, TaskSpec &spec)
{
    spec.workspace = readWorkspace(fields, directory);
    spec.inputs = readList(fields, "inputs", spec.workspace);
    spec.outputs = readOutputs(fields, spec.workspace);
}

} // namespace qd
