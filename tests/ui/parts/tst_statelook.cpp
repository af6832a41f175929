#include "ui/models/roles.h"
#include "ui/parts/emptystate.h"
#include "ui/parts/statebadge.h"
#include "ui/parts/statedelegate.h"
#include "ui/parts/statelook.h"
#include "ui/parts/themedicon.h"
#include "ui/shell/palettes.h"

#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

#include <cmath>

using namespace qd;

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const auto [least, most] = std::minmax({luminance(a), luminance(b)});
    return (most + 0.05) / (least + 0.05);
}

/// Opens up what a delegate would paint.
class OpenDelegate : public StateDelegate
{
public:
    using StateDelegate::initStyleOption;
};

} // namespace

class TestStateLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStateHasWordAndSymbol();
    void everyStateOfAFamilyHasItsOwnWord();
    void valuesOfModelsAreUnderstood();
    void tonesAreReadableOnEveryGround_data();
    void tonesAreReadableOnEveryGround();
    void badgeFollowsThePalette();
    void delegateKeepsTheWordAndAddsTheSymbol();
    void emptyStateAsksForItsAction();

private:
    template <typename State>
    void checkFamily(bool distinctIcons);
};

template <typename State>
void TestStateLook::checkFamily(bool distinctIcons)
{
    QSet<QString> words;
    QSet<QString> icons;
    for (const auto &[state, stored] : EnumWords<State>::kWords) {
        const StateLook look = lookOf(state);
        QVERIFY2(!look.word.isEmpty(), stored);
        QVERIFY2(!themedIcon(look.icon).isNull(), stored);
        words.insert(look.word);
        icons.insert(look.icon);
        const auto same = lookOf(QVariant::fromValue(state));
        QVERIFY2(same && same->word == look.word, stored);
    }
    QCOMPARE(words.size(), qsizetype(EnumWords<State>::kWords.size()));
    if (distinctIcons)
        QCOMPARE(icons.size(), words.size());
}

void TestStateLook::everyStateHasWordAndSymbol()
{
    checkFamily<TaskState>(true);
    checkFamily<LogLevel>(true);
    checkFamily<Mode>(true);
    checkFamily<ArtifactStatus>(true);
    checkFamily<CheckResult>(false);
}

void TestStateLook::everyStateOfAFamilyHasItsOwnWord()
{
    checkFamily<EngineState>(false);
    checkFamily<AttemptState>(false);
    checkFamily<TickOutcome>(false);
    checkFamily<AgentCondition>(false);
}

void TestStateLook::valuesOfModelsAreUnderstood()
{
    QVERIFY(!lookOf(QVariant()));
    QVERIFY(!lookOf(QVariant(3)));
    QVERIFY(!lookOf(QVariant(QStringLiteral("running"))));
}

void TestStateLook::tonesAreReadableOnEveryGround_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << lightPalette() << false;
    QTest::newRow("dark") << darkPalette() << true;
    QTest::newRow("high contrast") << contrastPalette() << true;
}

void TestStateLook::tonesAreReadableOnEveryGround()
{
    QFETCH(QPalette, palette);
    QFETCH(bool, dark);
    QCOMPARE(isDark(palette), dark);
    for (const Tone tone : {Tone::Neutral, Tone::Active, Tone::Good, Tone::Caution, Tone::Bad, Tone::Doubt}) {
        for (const auto ground : {QPalette::Base, QPalette::AlternateBase, QPalette::Window, QPalette::Button}) {
            const double ratio = contrast(toneColour(tone, palette), palette.color(ground));
            const QString what = QStringLiteral("tone %1 on role %2: %3").arg(int(tone)).arg(int(ground)).arg(ratio);
            QVERIFY2(ratio >= 4.5, qPrintable(what));
        }
    }
}

void TestStateLook::badgeFollowsThePalette()
{
    StateBadge badge;
    badge.setLook(lookOf(TaskState::Failed));
    auto *word = badge.findChild<QLabel *>(QStringLiteral("word"));
    QCOMPARE(word->text(), badge.word());
    for (const QPalette &palette : {lightPalette(), darkPalette(), contrastPalette()}) {
        badge.setPalette(palette);
        QCOMPARE(word->palette().color(QPalette::WindowText), toneColour(Tone::Bad, palette));
    }
    QVERIFY(!badge.findChild<QLabel *>(QStringLiteral("symbol"))->pixmap().isNull());
    QVERIFY(word->accessibleName().isEmpty()); // it would hide the value from assistive technology
}

void TestStateLook::delegateKeepsTheWordAndAddsTheSymbol()
{
    QStandardItemModel model(2, 1);
    model.setData(model.index(0, 0), QStringLiteral("Dead letter"));
    model.setData(model.index(0, 0), QVariant::fromValue(TaskState::Dead), kStateRole);
    model.setData(model.index(1, 0), QStringLiteral("plain"));
    OpenDelegate delegate;
    QStyleOptionViewItem state;
    state.palette = lightPalette();
    delegate.initStyleOption(&state, model.index(0, 0));
    QCOMPARE(state.text, QStringLiteral("Dead letter"));
    QVERIFY(!state.icon.isNull());
    QCOMPARE(state.palette.color(QPalette::Text), toneColour(Tone::Bad, lightPalette()));
    QStyleOptionViewItem plain;
    plain.palette = lightPalette();
    delegate.initStyleOption(&plain, model.index(1, 0));
    QVERIFY(plain.icon.isNull());
    QCOMPARE(plain.palette.color(QPalette::Text), lightPalette().color(QPalette::Text));
}

void TestStateLook::emptyStateAsksForItsAction()
{
    EmptyState empty;
    empty.setContents(QStringLiteral("nav-queue"), QStringLiteral("Nothing <b>here</b>"), QStringLiteral("&Add"));
    QSignalSpy asked(&empty, &EmptyState::actionRequested);
    empty.show();
    QTest::mouseClick(empty.findChild<QWidget *>(QStringLiteral("action")), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(empty.findChild<QLabel *>(QStringLiteral("text"))->textFormat(), Qt::PlainText);
    empty.setContents(QStringLiteral("nav-queue"), QStringLiteral("Nothing"));
    QVERIFY(!empty.findChild<QWidget *>(QStringLiteral("action"))->isVisible());
}

QTEST_MAIN(TestStateLook)
#include "tst_statelook.moc"
