#include "ui/models/diffmodel.h"

#include "core/base/untrustedtext.h"

namespace qd {
namespace {

constexpr int kLongestForm = 9; // characters that one may become when it is made visible

QString signOf(DiffLine::Kind kind)
{
    switch (kind) {
    case DiffLine::Kind::Same: return QStringLiteral("  ");
    case DiffLine::Kind::Gone: return QStringLiteral("\u2212 "); // a minus sign: as wide as the plus
    case DiffLine::Kind::New: return QStringLiteral("+ ");
    }
    return {};
}

qsizetype wholeCharacters(const QString &text, qsizetype from)
{
    const qsizetype end = std::min(text.size(), from + DiffModel::kRowCharacters);
    return (end < text.size() && text[end].isLowSurrogate() ? end + 1 : end) - from;
}

} // namespace

void DiffModel::setLines(const std::vector<DiffLine> &lines)
{
    beginResetModel();
    m_rows.clear();
    for (const DiffLine &line : lines) {
        const QString text = UntrustedText(line.text).displayLine(int(line.text.size()) * kLongestForm + kLongestForm);
        qsizetype from = 0;
        do {
            const qsizetype count = wholeCharacters(text, from);
            m_rows.push_back({line.kind, signOf(line.kind) + (from > 0 ? QStringLiteral("↪ ") : QString()) + text.mid(from, count)});
            from += count;
        } while (from < text.size());
    }
    endResetModel();
}

int DiffModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int DiffModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant DiffModel::data(const QModelIndex &index, int role) const
{
    return index.isValid() && role == Qt::DisplayRole ? QVariant(m_rows[size_t(index.row())].text) : QVariant();
}

} // namespace qd
