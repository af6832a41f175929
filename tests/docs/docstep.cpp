#include "tests/docs/docstep.h"

#include <QRegularExpression>

#include <algorithm>

namespace qd {
namespace {

using Kind = DocStep::Kind;

// "$ make \" and the line below it are one command.
void readConsole(const MarkdownFile::Block &block, std::vector<DocStep> &steps)
{
    int number = block.line;
    bool goesOn = false;
    for (const QString &line : block.text.chopped(1).split(u'\n')) {
        if (goesOn)
            steps.back().text += u'\n' + line;
        else if (line.startsWith(u"$ "))
            steps.push_back({Kind::Run, line.mid(2), {}, {}, number});
        else if (!steps.empty() && steps.back().kind == Kind::Run)
            steps.back().output += line;
        goesOn = line.endsWith(u'\\') && steps.back().output.isEmpty();
        ++number;
    }
}

void readUntried(const MarkdownFile::Block &block, std::vector<DocStep> &steps)
{
    int number = block.line;
    for (const QString &line : block.text.chopped(1).split(u'\n'))
        steps.push_back({Kind::Leave, line, {}, {}, number++});
}

} // namespace

std::vector<DocStep> stepsOf(const MarkdownFile &file)
{
    static const QRegularExpression kStage(QStringLiteral("^<!-- stage: (.+) -->$"));
    std::vector<DocStep> steps;
    for (const auto &block : file.blocks()) {
        if (block.language == u"console")
            readConsole(block, steps);
        else if (block.language == u"sh")
            readUntried(block, steps);
        else if (!block.name.isEmpty())
            steps.push_back({Kind::Save, block.text, block.name, {}, block.line});
    }
    for (const auto &line : file.lines()) {
        if (const auto match = kStage.match(line.text); match.hasMatch())
            steps.push_back({Kind::Stage, match.captured(1), {}, {}, line.line});
    }
    std::stable_sort(steps.begin(), steps.end(), [](const DocStep &a, const DocStep &b) { return a.line < b.line; });
    return steps;
}

} // namespace qd
