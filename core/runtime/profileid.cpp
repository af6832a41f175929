#include "core/runtime/profileid.h"

#include "core/base/smallfile.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>

namespace qd {
namespace {

constexpr qsizetype kMostBytes = 200;

} // namespace

QString ProfileId::read() const
{
    static const QRegularExpression kForm(QStringLiteral("^[0-9A-Za-z_-]{8,128}$"));
    const QString text = QString::fromUtf8(headOfFile(m_path, kMostBytes)).trimmed();
    return kForm.match(text).hasMatch() ? text : QString();
}

Result<void> ProfileId::write(const QString &id) const
{
    if (read() == id)
        return {};
    if (QFileInfo(m_path).isSymLink())
        QFile::remove(m_path); // or the file that it points to would be written
    QSaveFile file(m_path);
    const QByteArray line = id.toUtf8() + '\n';
    if (!file.open(QIODevice::WriteOnly) || file.write(line) != line.size() || !file.commit())
        return Error{QStringLiteral("profile_unusable"), ErrorCategory::Operator,
                     QStringLiteral("%1: %2").arg(m_path, file.errorString())};
    return {};
}

} // namespace qd
