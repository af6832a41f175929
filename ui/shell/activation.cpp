#include "ui/shell/activation.h"

namespace qd {
namespace {

constexpr char kVariable[] = "XDG_ACTIVATION_TOKEN";

} // namespace

void allowActivation(const QString &token)
{
    if (!token.isEmpty())
        qputenv(kVariable, token.toUtf8());
}

QString takeActivation()
{
    const QString token = qEnvironmentVariable(kVariable);
    qunsetenv(kVariable);
    return token;
}

} // namespace qd
