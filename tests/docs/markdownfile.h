#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace qd {

/// One Markdown file of the documentation, taken apart into what can be checked. Lines count from 1.
class MarkdownFile
{
public:
    struct Piece {
        QString text;
        int line = 0;
    };
    struct Block {
        QString language; ///< first word behind the opening fence
        QString name;     ///< what stands behind it: where a reader is to save the text
        QString text;
        int line = 0; ///< of its first line of text
    };
    struct Row {
        QStringList cells; ///< as written, blanks around them dropped
        int line = 0;
        QString section; ///< the heading above it
    };

    /// \param path relative to the root of the project
    MarkdownFile(QString path, const QString &text);

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] QString folder() const;
    [[nodiscard]] const std::vector<Piece> &lines() const { return m_lines; }
    /// `code` inside of a line.
    [[nodiscard]] const std::vector<Piece> &spans() const { return m_spans; }
    [[nodiscard]] const std::vector<Block> &blocks() const { return m_blocks; }
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }
    /// Targets of links and pictures.
    [[nodiscard]] const std::vector<Piece> &links() const { return m_links; }
    /// Names that a link can point at behind a '#'.
    [[nodiscard]] const QStringList &anchors() const { return m_anchors; }

private:
    void readLine(const Piece &line);
    void readRow(const Piece &line);

    QString m_path;
    QString m_section;
    std::vector<Piece> m_lines;
    std::vector<Piece> m_spans;
    std::vector<Block> m_blocks;
    std::vector<Row> m_rows;
    std::vector<Piece> m_links;
    QStringList m_anchors;
};

/// The text of a cell that is one piece of `code` and nothing else; empty otherwise.
[[nodiscard]] QString codeIn(const QString &cell);

} // namespace qd
