#include "ui/dialogs/settingsdialog.h"

#include "core/api/settingcodec.h"
#include "tests/support/fakescene.h"
#include "ui/actions/actions.h"
#include "ui/actions/shortcuts.h"
#include "ui/dialogs/allowrealdialog.h"
#include "ui/dialogs/settingfield.h"
#include "ui/models/language.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>

using namespace qd;

namespace {

QJsonObject answerOf(const SettingLayers &layers)
{
    QJsonArray all;
    for (const EffectiveSetting &setting : layers.all())
        all += toJson(setting);
    return {{QStringLiteral("settings"), all}};
}

struct Scene : FakeLine {
    Actions actions{[](const QString &) { return QIcon(); }};
    Shortcuts shortcuts{{{QStringLiteral("window"), QStringLiteral("Everywhere"), actions.all()}}};
    SettingsDialog dialog;

    explicit Scene(const SettingLayers &layers = {}) : dialog(told(layers), actions, shortcuts, {})
    {
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.open();
    }
    CoreLink &told(const SettingLayers &layers)
    {
        core->answerWith(Operation::SettingsList, answerOf(layers));
        return link;
    }
    [[nodiscard]] SettingField *field(const char *name) const { return dialog.findChild<SettingField *>(QString::fromLatin1(name)); }
    [[nodiscard]] QLineEdit *line(const char *name) const { return field(name)->findChild<QLineEdit *>(); }
    [[nodiscard]] QString label(const char *name, const char *what) const
    {
        const auto *found = field(name)->findChild<QLabel *>(QString::fromLatin1(what));
        return found->isHidden() ? QString() : found->text();
    }
    void turnTo(int page) const { dialog.findChild<QListWidget *>()->setCurrentRow(page); }
    void enter(const char *name, const QString &value) const
    {
        line(name)->setText(value);
        QTest::keyClick(line(name), Qt::Key_Return);
    }
    [[nodiscard]] QPushButton *resetPage() const { return dialog.findChild<QPushButton *>(QStringLiteral("resetPage")); }
};

SettingLayers changed(Setting setting, const SettingValue &value)
{
    SettingLayers layers;
    layers.program = {{setting, GivenSetting{value, QStringLiteral("console:ada")}}};
    return layers;
}

enum Page { General, Daemon, Safety, Appearance, Notifications, Keys, Why };

} // namespace

class TestSettingsDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesShareTheSettings();
    void searchLooksEverywhere();
    void aChangeIsSentAndWhatCountsIsShown();
    void aRefusalStandsBesideTheFieldAndLosesNothing();
    void whatIsFixedCannotBeChanged();
    void oneAndAllOfAPageCanBeReset();
    void allowingRealAsks();
    void forbiddingRealDoesNotAsk();
    void theThemeIsChosenHereToo();
    void notificationsAreChosenHereToo();
    void theLanguageIsOneThatThereIs();
    void timesAreInOneOfTwoZones();
    void keysHaveAPage();
    void theTableSaysWhy();
    void aDaemonThatDoesNotAnswerIsSaid();
};

void TestSettingsDialog::pagesShareTheSettings()
{
    const Scene s;
    QTRY_VERIFY(s.field("task.timeout"));
    QCOMPARE(s.dialog.findChildren<SettingField *>().size(), qsizetype(settings().size()));
    QVERIFY(s.field("task.timeout")->isVisible());
    QVERIFY(!s.field("engine.tick_interval")->isVisible());
    s.turnTo(Daemon);
    QVERIFY(s.field("engine.tick_interval")->isVisible() && s.field("kill.grace")->isVisible());
    QVERIFY(!s.field("task.timeout")->isVisible());
    s.turnTo(Safety);
    QVERIFY(s.field("safety.allow_real")->isVisible());
    QCOMPARE(s.label("engine.tick_interval", "forms"),
             QStringLiteral("QUARTERDECK_ENGINE_TICK_INTERVAL   ·   qdeck config set engine.tick_interval 1"));
}

void TestSettingsDialog::searchLooksEverywhere()
{
    const Scene s;
    QTRY_VERIFY(s.field("task.timeout"));
    s.turnTo(Appearance);
    auto *search = s.dialog.findChild<QLineEdit *>();
    QCOMPARE(search->accessibleName(), QStringLiteral("Search settings"));
    search->setText(QStringLiteral("GRACE"));
    QVERIFY(s.field("kill.grace")->isVisible());
    QVERIFY(!s.field("task.timeout")->isVisible());
    search->setText(QStringLiteral("quarterdeck_task silence"));
    QVERIFY(s.field("task.idle_timeout")->isVisible() && !s.field("kill.grace")->isVisible());
    search->setText(QStringLiteral("gibberish"));
    QCOMPARE(s.dialog.findChild<QLabel *>(QStringLiteral("note"))->text(), QStringLiteral("No setting speaks of this."));
    search->clear();
    QVERIFY(s.dialog.findChild<QRadioButton *>()->isVisible()); // back on the page
}

void TestSettingsDialog::aChangeIsSentAndWhatCountsIsShown()
{
    const Scene s;
    QTRY_VERIFY(s.field("task.timeout"));
    s.core->answerWith(Operation::SettingsList, answerOf(changed(Setting::TaskTimeout, qint64(1'800'000))));
    s.enter("task.timeout", QStringLiteral(" 30m "));
    const auto calls = s.core->calls(Operation::SettingsSet);
    QCOMPARE(calls.size(), size_t(1));
    QCOMPARE(calls.front().parameters, (QJsonObject{{QStringLiteral("name"), QStringLiteral("task.timeout")},
                                                    {QStringLiteral("value"), QStringLiteral("30m")}}));
    QTRY_COMPARE(s.line("task.timeout")->text(), QStringLiteral("1800"));
    QVERIFY(s.label("task.timeout", "why").contains(QStringLiteral("console:ada")));
}

void TestSettingsDialog::aRefusalStandsBesideTheFieldAndLosesNothing()
{
    const Scene s;
    QTRY_VERIFY(s.field("task.timeout"));
    s.core->refuse(Operation::SettingsSet, {QStringLiteral("setting_value"), ErrorCategory::Permanent,
                                            QStringLiteral("task.timeout must be between 1 and 86400")});
    s.enter("task.timeout", QStringLiteral("0"));
    QTRY_VERIFY(s.label("task.timeout", "fault").contains(QStringLiteral("between 1 and 86400")));
    QCOMPARE(s.line("task.timeout")->text(), QStringLiteral("0"));
    QVERIFY(s.label("task.idle_timeout", "fault").isEmpty());
    s.enter("task.timeout", QStringLiteral("3600")); // taken back
    QVERIFY(s.label("task.timeout", "fault").isEmpty());
    QCOMPARE(s.core->calls(Operation::SettingsSet).size(), size_t(1));
}

void TestSettingsDialog::whatIsFixedCannotBeChanged()
{
    SettingLayers layers;
    layers.environment = {{Setting::TaskTimeout, GivenSetting{qint64(60'000), QStringLiteral("QUARTERDECK_TASK_TIMEOUT")}}};
    const Scene s(layers);
    QTRY_VERIFY(s.field("task.timeout"));
    QVERIFY(!s.line("task.timeout")->isEnabled());
    QCOMPARE(s.line("task.timeout")->text(), QStringLiteral("60"));
    QVERIFY(s.label("task.timeout", "why").contains(QStringLiteral("Fixed by the environment of the daemon (QUARTERDECK_TASK_TIMEOUT)")));
    QVERIFY(s.line("task.idle_timeout")->isEnabled());
}

void TestSettingsDialog::oneAndAllOfAPageCanBeReset()
{
    SettingLayers layers = changed(Setting::TaskTimeout, qint64(60'000));
    layers.program.insert_or_assign(Setting::KillGrace, GivenSetting{qint64(1'000), QStringLiteral("me")});
    const Scene s(layers);
    QTRY_VERIFY(s.field("task.timeout"));
    auto *reset = s.field("task.timeout")->findChild<QPushButton *>();
    QVERIFY(reset->isVisible() && s.resetPage()->isEnabled());
    QVERIFY(!s.field("task.idle_timeout")->findChild<QPushButton *>()->isVisible()); // nothing to take back
    const auto asked = [&] {
        QStringList names;
        for (const FakeCore::Call &call : s.core->calls(Operation::SettingsReset))
            names += call.parameters[QLatin1String("name")].toString();
        return names;
    };
    reset->click();
    QCOMPARE(asked(), QStringList{QStringLiteral("task.timeout")});
    s.turnTo(Daemon);
    s.resetPage()->click();
    QCOMPARE(asked(), (QStringList{QStringLiteral("task.timeout"), QStringLiteral("kill.grace")}));
    s.turnTo(Safety);
    QVERIFY(!s.resetPage()->isEnabled());
}

void TestSettingsDialog::allowingRealAsks()
{
    const Scene s;
    QTRY_VERIFY(s.field("safety.allow_real"));
    s.turnTo(Safety);
    auto *box = s.field("safety.allow_real")->findChild<QCheckBox *>();
    box->click();
    QPointer<AllowRealDialog> question = s.dialog.findChild<AllowRealDialog *>();
    QVERIFY(question && s.core->calls(Operation::SettingsSet).empty());
    question->reject();
    QVERIFY(!box->isChecked());
    QTRY_VERIFY(!question);
    box->click();
    s.dialog.findChild<AllowRealDialog *>()->accept();
    QCOMPARE(s.core->calls(Operation::SettingsSet).back().parameters[QLatin1String("value")].toString(), QStringLiteral("true"));
}

void TestSettingsDialog::forbiddingRealDoesNotAsk()
{
    const Scene s(changed(Setting::SafetyAllowReal, true));
    QTRY_VERIFY(s.field("safety.allow_real"));
    s.field("safety.allow_real")->findChild<QCheckBox *>()->click();
    QVERIFY(!s.dialog.findChild<AllowRealDialog *>());
    QCOMPARE(s.core->calls(Operation::SettingsSet).back().parameters[QLatin1String("value")].toString(), QStringLiteral("false"));
}

void TestSettingsDialog::theThemeIsChosenHereToo()
{
    const Scene s;
    s.turnTo(Appearance);
    QAction *dark = s.actions.action(Command::ThemeDark);
    QSignalSpy chosen(dark, &QAction::triggered);
    auto *choice = s.dialog.findChild<QRadioButton *>(dark->objectName());
    QVERIFY(choice->isVisible() && s.dialog.findChild<QRadioButton *>(s.actions.action(Command::ThemeAuto)->objectName())->isChecked());
    choice->click();
    QCOMPARE(chosen.count(), 1);
    s.actions.action(Command::ThemeLight)->trigger(); // elsewhere
    QVERIFY(!choice->isChecked());
}

void TestSettingsDialog::notificationsAreChosenHereToo()
{
    const Scene s;
    s.turnTo(Notifications);
    QAction *told = s.actions.action(Command::Notifications);
    auto *box = s.dialog.findChild<QCheckBox *>(told->objectName());
    QVERIFY(box->isVisible() && !box->isChecked());
    box->click();
    QVERIFY(told->isChecked());
    told->setChecked(false); // elsewhere
    QVERIFY(!box->isChecked());
}

void TestSettingsDialog::theLanguageIsOneThatThereIs()
{
    const Scene s;
    const auto languagesOf = [](const SettingsDialog &dialog) { return dialog.findChild<QComboBox *>(QStringLiteral("language")); };
    QComboBox *languages = languagesOf(s.dialog);
    QCOMPARE(languages->count(), 1 + int(knownLanguages().size()));
    QCOMPARE(languages->currentData().toString(), QString()); // as the desktop
    QSignalSpy chosen(&s.dialog, &SettingsDialog::languageChosen);
    languages->setFocus();
    QTest::keyClick(languages, Qt::Key_End);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().first().toString(), QStringLiteral("de"));
    FakeLine line;
    Shortcuts shortcuts({});
    const SettingsDialog german(line.link, s.actions, shortcuts, {QStringLiteral("de"), DisplayZone::Local});
    QCOMPARE(languagesOf(german)->currentText(), QStringLiteral("Deutsch"));
    const SettingsDialog unknown(line.link, s.actions, shortcuts, {QStringLiteral("tlh"), DisplayZone::Local});
    QCOMPARE(languagesOf(unknown)->currentIndex(), 0);
}

void TestSettingsDialog::timesAreInOneOfTwoZones()
{
    const Scene s;
    auto *zones = s.dialog.findChild<QComboBox *>(QStringLiteral("zone"));
    QCOMPARE(zones->currentText(), QStringLiteral("In local time"));
    QSignalSpy chosen(&s.dialog, &SettingsDialog::timeZoneChosen);
    zones->setFocus();
    QTest::keyClick(zones, Qt::Key_End);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().first().value<DisplayZone>(), DisplayZone::Utc);
    FakeLine line;
    Shortcuts shortcuts({});
    const SettingsDialog utc(line.link, s.actions, shortcuts, {{}, DisplayZone::Utc});
    QCOMPARE(utc.findChild<QComboBox *>(QStringLiteral("zone"))->currentIndex(), 1);
}

void TestSettingsDialog::keysHaveAPage()
{
    const Scene s;
    s.turnTo(Keys);
    const auto *list = s.dialog.findChild<QTreeWidget *>(QStringLiteral("shortcuts"));
    QVERIFY(list->isVisible());
    QCOMPARE(list->topLevelItemCount(), int(s.actions.all().size()));
    QVERIFY(!s.resetPage()->isEnabled());
}

void TestSettingsDialog::theTableSaysWhy()
{
    const Scene s(changed(Setting::TaskTimeout, qint64(60'000)));
    QTRY_VERIFY(s.field("task.timeout"));
    s.turnTo(Why);
    auto *table = s.dialog.findChild<QTableView *>(QStringLiteral("effective"));
    QVERIFY(table->isVisible());
    QCOMPARE(table->model()->rowCount(), int(settings().size()));
    QVERIFY(!s.resetPage()->isEnabled());
}

void TestSettingsDialog::aDaemonThatDoesNotAnswerIsSaid()
{
    FakeLine line;
    line.core->refuse(Operation::SettingsList, {QStringLiteral("connection_lost"), ErrorCategory::Transient, {}});
    const Actions actions([](const QString &) { return QIcon(); });
    Shortcuts shortcuts({});
    SettingsDialog dialog(line.link, actions, shortcuts, {});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    QTRY_COMPARE(dialog.findChild<QLabel *>(QStringLiteral("note"))->text(), QStringLiteral("The daemon is gone."));
}

QTEST_MAIN(TestSettingsDialog)
#include "tst_settingsdialog.moc"
