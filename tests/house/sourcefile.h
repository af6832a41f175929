#pragma once

#include <QString>

#include <vector>

namespace qd {

/// An `#include` as it is written.
struct Include {
    QString path;
    bool angled = false; ///< <path> and not "path"
    int line = 0;
};

/// One file of the source tree and the three ways to look at it. All views have the length and the lines of the file,
/// so that a position in one is the same position in the others.
class SourceFile
{
public:
    /// \param path relative to the root of the project, with forward slashes
    SourceFile(QString path, QString text);

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] QString folder() const;
    [[nodiscard]] bool isSql() const { return m_path.endsWith(u".sql"); }

    /// Without comments, and with the text of literals blanked: "…" is left as quotes around spaces.
    [[nodiscard]] const QString &code() const { return m_code; }
    /// Only the text of string literals, or of a whole SQL file without its comments.
    [[nodiscard]] const QString &literals() const { return m_literals; }
    [[nodiscard]] const std::vector<Include> &includes() const { return m_includes; }

    [[nodiscard]] int lineAt(qsizetype position) const;
    [[nodiscard]] int lineCount() const { return lineAt(m_code.size()); }

private:
    void findIncludes(const QString &text);

    QString m_path;
    QString m_code;
    QString m_literals;
    std::vector<Include> m_includes;
};

/// Every C++ and SQL file below these folders of `root`, sorted by path.
[[nodiscard]] std::vector<SourceFile> readSources(const QString &root,
                                                  std::initializer_list<QStringView> folders);

} // namespace qd
