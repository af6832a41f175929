#pragma once

#include <QDialog>

class QLineEdit;
class QListWidget;
class QStackedWidget;

namespace qd {

class FactList;
class PlainLabel;
class PlainTextView;
class Shortcuts;

/// Help that is there without a net: short texts on pages and tasks, every command with its keys as they are now, and the
/// language of the filter; one search through all of it. Stays open beside the work. GUI thread; deletes itself.
class HelpDialog : public QDialog
{
    Q_OBJECT

public:
    static constexpr char kKeys[] = "keys";
    static constexpr char kFilter[] = "filter";

    explicit HelpDialog(const Shortcuts &shortcuts, QWidget *parent = nullptr);

    /// \param topic kKeys, kFilter or the id of a HelpTopic
    void turnTo(const QString &topic);

private:
    void fillKeys();
    void showTopic();
    void showMatches();
    void markMatches();
    [[nodiscard]] QString textOfTopic(const QString &topic) const;
    [[nodiscard]] QString wordsFor(const QString &command) const;
    [[nodiscard]] QString chosen() const;

    const Shortcuts &m_shortcuts;
    QLineEdit *m_search;
    QListWidget *m_topics;
    QStackedWidget *m_stack;
    PlainTextView *m_text;
    FactList *m_keys;
    FactList *m_filter;
    PlainLabel *m_note;
};

} // namespace qd
