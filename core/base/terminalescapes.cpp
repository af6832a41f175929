#include "core/base/terminalescapes.h"

namespace qd {
namespace {

enum class State { Text, Escape, Csi, String, StringEscape };

constexpr char16_t kEsc = 0x1b;
constexpr char16_t kBel = 0x07;
constexpr char16_t kSt = 0x9c;

State afterEscape(char16_t c)
{
    switch (c) {
    case u'[': return State::Csi;
    case u']': case u'P': case u'X': case u'^': case u'_': return State::String;
    default: return c >= 0x20 && c <= 0x2f ? State::Escape : State::Text; // intermediate bytes go on
    }
}

State afterText(char16_t c)
{
    switch (c) {
    case kEsc: return State::Escape;
    case 0x9b: return State::Csi;
    case 0x90: case 0x98: case 0x9d: case 0x9e: case 0x9f: return State::String;
    default: return State::Text;
    }
}

State next(State state, char16_t c)
{
    if (c == u'\n')
        return State::Text; // an unfinished sequence must not swallow the lines after it
    switch (state) {
    case State::Text: return afterText(c);
    case State::Escape: return c == kEsc ? State::Escape : afterEscape(c);
    case State::Csi: return c == kEsc ? State::Escape : (c >= 0x40 && c <= 0x7e ? State::Text : State::Csi);
    case State::String:
        if (c == kEsc)
            return State::StringEscape;
        return c == kBel || c == kSt ? State::Text : State::String;
    case State::StringEscape:
        if (c == kEsc)
            return State::StringEscape;
        return c == u'\\' ? State::Text : State::String;
    }
    return State::Text;
}

} // namespace

QString withoutTerminalEscapes(QStringView text)
{
    QString out;
    out.reserve(text.size());
    State state = State::Text;
    for (const QChar c : text) {
        const State before = state;
        state = next(state, c.unicode());
        if (state == State::Text && (before == State::Text || c == u'\n'))
            out += c;
    }
    return out;
}

} // namespace qd
