#include "app/console/consoleoptions.h"

#include "app/console/democontent.h"
#include "core/runtime/profile.h"

#include <QCommandLineParser>
#include <QDir>

namespace qd {
QString ConsoleOptions::profileName() const
{
    return demo ? QStringLiteral("demo") : QDir(profile.root()).dirName();
}

QString ConsoleOptions::windowStateFile() const
{
    return profile.windowState();
}

Result<ConsoleOptions> parseConsoleOptions(const QStringList &arguments, const QProcessEnvironment &environment)
{
    const QCommandLineOption profile(QStringLiteral("profile"), {}, QStringLiteral("DIR"));
    const QCommandLineOption demo(QStringLiteral("demo"));
    const QCommandLineOption help(QStringList{QStringLiteral("h"), QStringLiteral("help")});
    const QCommandLineOption version(QStringList{QStringLiteral("v"), QStringLiteral("version")});
    QCommandLineParser parser;
    parser.addOptions({profile, demo, help, version});
    if (!parser.parse(arguments))
        return Error{QStringLiteral("usage"), ErrorCategory::Permanent, parser.errorText()};
    if (!parser.positionalArguments().isEmpty())
        return Error{QStringLiteral("usage"), ErrorCategory::Permanent,
                     QStringLiteral("Unexpected argument '%1'.").arg(parser.positionalArguments().constFirst())};
    ConsoleOptions options;
    options.demo = parser.isSet(demo);
    options.showHelp = parser.isSet(help);
    options.showVersion = parser.isSet(version);
    if (options.showHelp || options.showVersion)
        return options;
    const auto found = Profile::named(options.demo ? demoProfile() : parser.value(profile), environment);
    if (!found)
        return found.error();
    options.profile = *found;
    return options;
}

QString consoleHelp()
{
    return QStringLiteral("Usage: quarterdeck [--profile DIR] [--demo]\n"
                          "A console for commanding autonomous agents.\n\n"
                          "  --profile DIR   the directory with everything of one workspace\n"
                          "                  (default: %1)\n"
                          "  --demo          look around with example tasks in a profile that is thrown away\n"
                          "  -v, --version   print the version\n"
                          "  -h, --help      print this\n\n"
                          "Without a screen, use qdeck.\n")
        .arg(Profile::defaultRoot());
}

QString consoleVersion()
{
    return QStringLiteral("quarterdeck " QD_VERSION "\n");
}

} // namespace qd
