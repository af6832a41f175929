#include "core/agents/prompt.h"

namespace qd {

QString promptOf(const TaskSpec &spec)
{
    QString prompt = spec.title + u'\n';
    if (!spec.instructions.isEmpty())
        prompt += u'\n' + spec.instructions + (spec.instructions.endsWith(u'\n') ? QString() : QStringLiteral("\n"));
    if (spec.acceptance.isEmpty())
        return prompt;
    prompt += QStringLiteral("\nIt is done when all of this is true:\n");
    for (const QString &criterion : spec.acceptance)
        prompt += QStringLiteral("- %1\n").arg(criterion);
    return prompt;
}

} // namespace qd
