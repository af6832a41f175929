#pragma once

#include "core/api/eventbatch.h"
#include "core/api/operation.h"
#include "ui/models/settingmodel.h"
#include "ui/models/timetext.h"

#include <QDialog>

class QLineEdit;
class QListWidget;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace qd {

class Actions;
class CoreLink;
class PlainLabel;
class SettingField;
class Shortcuts;

/// What this console was told earlier about its next start.
struct StartChoices {
    QString language; ///< a code of knownLanguages(), or empty: as the desktop
    DisplayZone zone = DisplayZone::Local;
};

/// What can be set, by pages; a search looks through all of them. A change counts when it is made; what the core says
/// against it stands beside the field. GUI thread; deletes itself.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    /// \param actions where the choices are made that are this console's alone
    /// \param shortcuts where keys are changed
    SettingsDialog(CoreLink &link, const Actions &actions, Shortcuts &shortcuts, const StartChoices &chosen, QWidget *parent = nullptr);

Q_SIGNALS:
    /// A code, or empty. It counts from the next start of the console on.
    void languageChosen(const QString &code);
    /// It counts from the next start of the console on.
    void timeZoneChosen(qd::DisplayZone zone);

private:
    [[nodiscard]] QWidget *makeFields();
    [[nodiscard]] QWidget *makeAppearance(const Actions &actions, const StartChoices &chosen);
    void addThemes(const Actions &actions, QVBoxLayout &column);
    void addLanguages(const QString &chosen, QVBoxLayout &column);
    void addTimeZones(DisplayZone chosen, QVBoxLayout &column);
    [[nodiscard]] QWidget *makeNotifications(const Actions &actions);
    [[nodiscard]] QWidget *makeWhy();
    void read();
    void take(const Result<Payload> &answer);
    void showPage();
    void resetPage();
    void change(const QString &name, const QString &value);
    void request(Operation operation, const QJsonObject &parameters);
    void showWhatCounts(const QString &name, const Result<Payload> &answer);
    [[nodiscard]] SettingField *field(const QString &name) const;
    [[nodiscard]] bool isShown(const SettingField &field) const;

    CoreLink &m_link;
    SettingModel m_model;
    std::vector<SettingField *> m_fields;
    QLineEdit *m_search;
    QListWidget *m_pages;
    QStackedWidget *m_stack;
    QVBoxLayout *m_column = nullptr; ///< of the fields
    PlainLabel *m_note;
    QPushButton *m_resetPage;
};

} // namespace qd
