#include "app/console/consoleoptions.h"

#include "app/console/democontent.h"
#include "app/console/visit.h"
#include "core/runtime/profile.h"

#include <QCommandLineParser>
#include <QDir>

namespace qd {
namespace {

Error usage(const QString &what)
{
    return {QStringLiteral("usage"), ErrorCategory::Permanent, what};
}

} // namespace

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
        return usage(parser.errorText());
    ConsoleOptions options;
    for (const QString &file : parser.positionalArguments()) {
        if (file.isEmpty())
            return usage(QStringLiteral("A file without a name."));
        options.files += QDir::cleanPath(QDir().absoluteFilePath(file));
    }
    if (options.files.size() > kMostVisitFiles)
        return usage(QStringLiteral("These are more than %1 files. Name their folder.").arg(kMostVisitFiles));
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
    return QStringLiteral("Usage: quarterdeck [--profile DIR] [--demo] [FILE…]\n"
                          "A console for commanding autonomous agents.\n\n"
                          "  FILE…           task files and folders of them, to be looked at before they are added;\n"
                          "                  a console that is open on this profile shows them\n"
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
