// Writes what is installed beside qdeck and made from its table of commands: maketexts <folder> <date>
#include "app/qdeck/completions.h"
#include "app/qdeck/manualpage.h"

#include <QDir>
#include <QSaveFile>

#include <cstdio>

namespace {

bool write(const QDir &folder, const char *name, const QString &text)
{
    QSaveFile file(folder.filePath(QString::fromLatin1(name)));
    const bool written = file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) >= 0 && file.commit();
    if (!written)
        std::fprintf(stderr, "maketexts: %s: %s\n", name, qPrintable(file.errorString()));
    return written;
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 3) {
        std::fputs("usage: maketexts <folder> <date>\n", stderr);
        return 2;
    }
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    const bool done = write(folder, "qdeck.1", qd::manualPage(QString::fromLocal8Bit(argv[2])))
        && write(folder, "qdeck.bash", qd::bashCompletion()) && write(folder, "_qdeck", qd::zshCompletion())
        && write(folder, "qdeck.fish", qd::fishCompletion());
    return done ? 0 : 1;
}
