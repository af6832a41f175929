#pragma once

#include <QPlainTextEdit>

namespace qd {

class PlainLabel;

/// Edits a text that may have come from anywhere, and gives it back exactly as it came until a person changes it. Text
/// that cannot be edited as it is (characters that nobody would see, lines without end, more than a person reads) is
/// shown in plain and locked: it stays as it is, or is deleted whole. GUI thread.
class ForeignTextEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit ForeignTextEdit(QWidget *parent = nullptr);

    void setText(const QString &raw);
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool isLocked() const { return isReadOnly(); }
    /// Says why nothing can be changed, and is hidden otherwise. To be laid out below.
    [[nodiscard]] PlainLabel *note() const { return m_note; }

protected:
    void insertFromMimeData(const QMimeData *source) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_raw;
    QString m_shown; ///< as the editor gives it back when nobody touched it
    PlainLabel *m_note;
};

} // namespace qd
