#include "tests/support/pseudotranslator.h"

#include <array>

namespace qd {
namespace {

constexpr double kLonger = 0.4;
constexpr QStringView kAccented = u"åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž";
constexpr QStringView kHebrew = u"אבגדהוזחטיכלמנסעפצקרשתךםןף";

bool isOurs(QStringView context)
{
    static constexpr std::array kQt{QStringView(u"QPlatformTheme"), QStringView(u"QDialogButtonBox"), QStringView(u"QTabBar")};
    return context.startsWith(u"qd::") || std::find(kQt.begin(), kQt.end(), context) != kQt.end();
}

QChar inScript(QChar letter, QStringView alphabet)
{
    const QChar small = letter.toLower();
    if (small < u'a' || small > u'z')
        return letter;
    const QChar strange = alphabet[small.unicode() - u'a'];
    return letter.isUpper() ? strange.toUpper() : strange;
}

bool isVowel(QChar letter)
{
    return QStringView(u"aeiouAEIOU").contains(letter);
}

} // namespace

QString PseudoTranslator::translate(const char *context, const char *source, const char *, int count) const
{
    if (!isOurs(QString::fromLatin1(context)))
        return {};
    return pseudo(QString::fromUtf8(source).replace(QStringLiteral("(s)"), count == 1 ? QString() : QStringLiteral("s")));
}

QString PseudoTranslator::pseudo(const QString &text) const
{
    const QStringView alphabet = m_script == Script::Hebrew ? kHebrew : kAccented;
    const QString core = text.trimmed();
    auto longer = qsizetype(double(core.size()) * kLonger);
    QString strange;
    for (qsizetype i = 0; i < core.size(); ++i) {
        const QChar letter = core[i];
        if (letter == u'%' && i + 1 < core.size()) { // a place to fill: as it is
            const qsizetype length = core[i + 1] == u'L' ? 3 : 2;
            strange += core.mid(i, length);
            i += length - 1;
            continue;
        }
        strange += inScript(letter, alphabet);
        for (int twice = 0; twice < 2 && isVowel(letter) && longer > 0; ++twice, --longer)
            strange += inScript(letter.toLower(), alphabet);
    }
    strange += QString(longer, u'~');
    const qsizetype begin = text.indexOf(core);
    return text.left(begin) + u'[' + strange + u']' + text.mid(begin + core.size());
}

} // namespace qd
