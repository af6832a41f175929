#include "core/workspace/workspaceprobe.h"

#include "core/workspace/gittree.h"
#include "core/workspace/outputfile.h"

#include <QFile>

#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>

namespace qd {
namespace {

constexpr int kHashLimitMs = 60'000; // for all outputs of one attempt
constexpr qint64 kScannedBytes = 16 * 1024 * 1024;

QString inputFault(const QString &path)
{
    if (::access(QFile::encodeName(path).constData(), R_OK) == 0)
        return {};
    return errno == ENOENT || errno == ENOTDIR ? QStringLiteral("does not exist") : QStringLiteral("cannot be read");
}

// As df counts: of what is not kept back for the administrator.
SpaceView spaceIn(const QString &place, const QString &folder)
{
    struct statvfs space = {};
    if (::statvfs(QFile::encodeName(folder).constData(), &space) != 0 || space.f_blocks == 0)
        return {place, std::nullopt};
    const auto used = space.f_blocks - space.f_bfree;
    const auto usable = used + space.f_bavail;
    return {place, usable == 0 ? 0 : int(space.f_bavail * 100 / usable)};
}

QString nameOf(const QString &path)
{
    return path.mid(path.lastIndexOf(u'/') + 1);
}

void note(AfterView &view, const QString &name, const MarkerScan &scan)
{
    if (!scan.isText)
        return;
    ++view.texts;
    view.textBytes += scan.bytes;
    if (!scan.word.isEmpty())
        view.markers += QStringLiteral("%1 in %2, line %3").arg(scan.word, name).arg(scan.line);
}

void searchTexts(const AfterQuestion &question, AfterView &view)
{
    for (const AfterQuestion::Text &text : question.texts) {
        if (QFile file(text.path); file.open(QIODevice::ReadOnly))
            note(view, text.name, scanForMarkers(file, kScannedBytes));
    }
}

} // namespace

BeforeView look(const BeforeQuestion &question)
{
    BeforeView view;
    view.answered = true;
    for (const QString &input : question.inputs) {
        if (const QString fault = inputFault(input); !fault.isEmpty())
            view.missingInputs += input + QStringLiteral(": ") + fault;
    }
    const HeldPath workspace(question.workspace);
    for (const QString &output : question.outputs) {
        if (const QString fault = faultOfPlace(output, workspace); !fault.isEmpty())
            view.badPlaces += output + QStringLiteral(": ") + fault;
    }
    view.space = {spaceIn(QStringLiteral("profile"), question.profile)};
    if (question.ownWorkspace && workspace.exists())
        view.space.push_back(spaceIn(QStringLiteral("workspace"), question.workspace));
    if (question.ownWorkspace)
        view.tree = lookAtTree(question.workspace);
    else
        view.tree.whyNot = QStringLiteral("the task names no workspace");
    return view;
}

AfterAnswer look(const AfterQuestion &question)
{
    AfterAnswer answer;
    answer.view.answered = true;
    const QDeadlineTimer deadline(kHashLimitMs);
    const HeldPath workspace(question.workspace);
    for (const QString &output : question.outputs) {
        const QString copyTo = QStringLiteral("%1-%2").arg(question.copyStem).arg(answer.view.outputs.size() + 1);
        const OutputLook seen = lookAtOutput(output, workspace, copyTo, deadline);
        answer.view.outputs.push_back(seen.view);
        if (!seen.copy.isEmpty())
            answer.copies.push_back({nameOf(output), seen.copy});
        note(answer.view, nameOf(output), seen.scan);
    }
    searchTexts(question, answer.view);
    if (question.looksAtTree)
        answer.view.tree = lookAtTree(question.workspace);
    return answer;
}

} // namespace qd
