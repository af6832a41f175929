#include "tests/support/storage/powercut.h"

#include <QFile>

#include <algorithm>

namespace qd::test {
namespace {

using Kind = StorageOp::Kind;

constexpr qint64 kSector = 512;
const std::array kSuffixes{QLatin1String(), QLatin1String("-wal"), QLatin1String("-journal")};

void put(QByteArray &content, qint64 offset, const char *bytes, qint64 count)
{
    if (content.size() < offset + count)
        content.append(offset + count - content.size(), '\0');
    std::copy(bytes, bytes + count, content.data() + offset);
}

void cutTo(QByteArray &content, qint64 size)
{
    if (content.size() > size)
        content.truncate(size);
    else
        content.append(size - content.size(), '\0');
}

void applyTo(std::optional<QByteArray> &content, const StorageOp &op)
{
    switch (op.kind) {
    case Kind::Create:
        if (!content)
            content = QByteArray();
        break;
    case Kind::Write:
        if (content)
            put(*content, op.offset, op.bytes.constData(), op.bytes.size());
        break;
    case Kind::Truncate:
        if (content)
            cutTo(*content, op.offset);
        break;
    case Kind::Delete:
    case Kind::DeleteSynced:
        content.reset();
        break;
    case Kind::Sync:
    case Kind::Mark:
        break;
    }
}

bool isCreate(const StorageOp &op) { return op.kind == Kind::Create; }

/// How likely a change reached the disk, and a sector only in part.
struct Odds {
    int kept = 50;
    int torn = 5;
};

void applySectors(QByteArray &content, const StorageOp &op, Odds odds, FakeRandom &chance)
{
    for (qint64 at = op.offset, end = op.offset + op.bytes.size(); at < end;) {
        const qint64 next = std::min(end, (at / kSector + 1) * kSector);
        if (chance.below(100) < odds.kept) {
            const qint64 count = chance.below(100) < odds.torn ? chance.below(int(next - at)) : next - at;
            put(content, at, op.bytes.constData() + (at - op.offset), count);
        }
        at = next;
    }
}

void applySome(std::optional<QByteArray> &content, const StorageOp &op, Odds odds, FakeRandom &chance)
{
    if (op.kind != Kind::Write) {
        if (chance.below(100) < odds.kept)
            applyTo(content, op);
    } else if (content) {
        applySectors(*content, op, odds, chance);
    }
}

} // namespace

PowerCut::PowerCut(Disk disk, Image found) : m_disk(disk)
{
    for (size_t i = 0; i < m_files.size(); ++i)
        m_files[i].safe = std::move(found[i]);
}

void PowerCut::play(const StorageOp &op)
{
    File &file = m_files[size_t(op.file)];
    if (op.kind == Kind::Mark)
        return;
    if (op.kind != Kind::Sync && op.kind != Kind::DeleteSynced) {
        file.pending.push_back(op);
        return;
    }
    if (op.kind == Kind::Sync && op.file == StorageOp::File::Log && m_disk == Disk::IgnoresLogSync)
        return;
    const bool named = op.kind == Kind::DeleteSynced || std::any_of(file.pending.begin(), file.pending.end(), isCreate);
    settle(file, file.pending.end());
    applyTo(file.safe, op);
    if (named) // SQLite syncs the folder along with a new journal or log, and so what was removed from it before
        syncFolder();
}

void PowerCut::settle(File &file, StorageLog::iterator end)
{
    for (auto change = file.pending.begin(); change != end; ++change)
        applyTo(file.safe, *change);
    file.pending.erase(file.pending.begin(), end);
}

void PowerCut::syncFolder()
{
    for (File &file : m_files) {
        const auto last = std::find_if(file.pending.rbegin(), file.pending.rend(), [](const StorageOp &op) { return op.kind == Kind::Delete; });
        settle(file, last.base());
    }
}

PowerCut::Image PowerCut::cut(FakeRandom &chance) const
{
    constexpr Odds kOdds[] = {{0, 0}, {100, 0}, {100, 3}, {95, 5}, {50, 5}, {50, 0}, {10, 5}};
    const Odds odds = kOdds[chance.below(int(std::size(kOdds)))];
    Image image;
    for (size_t i = 0; i < image.size(); ++i) {
        image[i] = m_files[i].safe;
        for (const StorageOp &change : m_files[i].pending)
            applySome(image[i], change, odds, chance);
    }
    return image;
}

PowerCut::Image PowerCut::whole() const
{
    Image image;
    for (size_t i = 0; i < image.size(); ++i) {
        image[i] = m_files[i].safe;
        for (const StorageOp &change : m_files[i].pending)
            applyTo(image[i], change);
    }
    return image;
}

void PowerCut::layDown(const Image &image, const QString &database)
{
    for (size_t i = 0; i < image.size(); ++i) {
        QFile file(database + kSuffixes[i]);
        if (!image[i])
            file.remove();
        else if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) || file.write(*image[i]) != image[i]->size())
            qFatal("%s", qPrintable(file.errorString()));
    }
}

PowerCut::Image PowerCut::pickUp(const QString &database)
{
    Image image;
    for (size_t i = 0; i < image.size(); ++i) {
        QFile file(database + kSuffixes[i]);
        if (file.open(QIODevice::ReadOnly))
            image[i] = file.readAll();
    }
    return image;
}

} // namespace qd::test
