#include "app/qdeck/completions.h"

#include "app/qdeck/verbs.h"
#include "core/domain/task.h"

namespace qd {
namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

QStringList optionWords(std::span<const OptionInfo> options)
{
    QStringList words;
    for (const OptionInfo &option : options)
        words += QStringLiteral("--") + text(option.name);
    return words;
}

QStringList stateWords()
{
    QStringList words;
    for (const auto &[state, word] : EnumWords<TaskState>::kWords)
        words += QString::fromLatin1(word);
    return words;
}

// What may stand behind an option, where that is a list of words; empty = anything.
QStringList valuesOf(const OptionInfo &option)
{
    if (option.kind == OptionInfo::Kind::Mode)
        return {QStringLiteral("proof"), QStringLiteral("real")};
    return option.kind == OptionInfo::Kind::States ? stateWords() : QStringList();
}

bool takesFiles(Operands operands)
{
    return operands == Operands::Paths || operands == Operands::OneFile || operands == Operands::PerhapsFile;
}

/// The words that may come first, each once, and those that may follow the first word of a command of two.
QStringList firstWords()
{
    QStringList words;
    for (const VerbInfo &info : verbs()) {
        const QString first = text(info.name).section(u' ', 0, 0);
        if (!words.contains(first))
            words += first;
    }
    return words;
}

QStringList wordsAfter(const QString &first)
{
    QStringList words;
    for (const VerbInfo &info : verbs()) {
        if (text(info.name).startsWith(first + u' '))
            words += text(info.name).section(u' ', 1);
    }
    if (first == u"config")
        words += {QStringLiteral("list"), QStringLiteral("get"), QStringLiteral("set"), QStringLiteral("reset"), QStringLiteral("sample")};
    return words;
}

QString quoted(const QString &words)
{
    return u'\'' + QString(words).replace(u'\'', QStringLiteral("'\\''")) + u'\'';
}

QString bashCases()
{
    QString cases;
    for (const VerbInfo &info : verbs()) {
        cases += QStringLiteral("        %1) words=%2; files=%3 ;;\n")
                     .arg(quoted(text(info.name)), quoted(optionWords(info.options).join(u' ')), takesFiles(info.operands) ? u"1" : u"");
    }
    return cases;
}

QString bashSeconds()
{
    QString cases;
    for (const QString &first : firstWords()) {
        if (const QStringList words = wordsAfter(first); !words.isEmpty())
            cases += QStringLiteral("        %1) seconds=%2 ;;\n").arg(first, quoted(words.join(u' ')));
    }
    return cases;
}

} // namespace

QString bashCompletion()
{
    return QStringLiteral(R"(# bash completion for qdeck, made from its table of commands
_qdeck() {
    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
    local verb= words= files= seconds= i
    for ((i = 1; i < COMP_CWORD; ++i)); do
        case ${COMP_WORDS[i]} in
        --profile | --config) ((++i)) ;;
        -*) ;;
        *) verb=${verb:+$verb }${COMP_WORDS[i]} ;;
        esac
    done
    case $before in
    --profile) mapfile -t COMPREPLY < <(compgen -d -- "$current"); return ;;
    --config) mapfile -t COMPREPLY < <(compgen -f -- "$current"); return ;;
    --mode) mapfile -t COMPREPLY < <(compgen -W 'proof real' -- "$current"); return ;;
    --state) mapfile -t COMPREPLY < <(compgen -W %1 -- "$current"); return ;;
    esac
    if [[ -z $verb ]]; then
        mapfile -t COMPREPLY < <(compgen -W %2 -- "$current")
        return
    fi
    case $verb in
%3    esac
    if [[ -n $seconds && $current != -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$seconds" -- "$current")
        return
    fi
    local two
    two=$(cut -d ' ' -f 1,2 <<<"$verb")
    for verb in "$two" "${two%% *}"; do
        case $verb in
%4        *) continue ;;
        esac
        break
    done
    mapfile -t COMPREPLY < <(compgen -W "$words "%5 -- "$current")
    [[ -z $files || $current == -* ]] || mapfile -t COMPREPLY < <(compgen -f -- "$current")
}
complete -o filenames -F _qdeck qdeck
)")
        .arg(quoted(stateWords().join(u' ')), quoted((firstWords() + optionWords(globalOptions())).join(u' ')), bashSeconds(),
             bashCases(), quoted(optionWords(globalOptions()).join(u' ')));
}

namespace {

QString zshText(const char *meaning)
{
    return text(meaning).replace(u':', QStringLiteral("\\:")).replace(u'[', QStringLiteral("\\["))
        .replace(u']', QStringLiteral("\\]")).replace(u'\'', QStringLiteral("'\\''"));
}

QString zshOptions(std::span<const OptionInfo> options)
{
    QString lines;
    for (const OptionInfo &option : options) {
        const QStringList values = valuesOf(option);
        const bool isFolder = qstrcmp(option.name, "profile") == 0;
        const bool isFile = qstrcmp(option.name, "config") == 0;
        const QString behind = !option.value ? QString()
            : !values.isEmpty()              ? QStringLiteral(":%1:(%2)").arg(text(option.name), values.join(u' '))
            : isFolder                       ? QStringLiteral(":folder:_files -/")
            : isFile                         ? QStringLiteral(":file:_files")
                                             : QStringLiteral(":%1: ").arg(zshText(option.value));
        lines += QStringLiteral(" '--%1[%2]%3'").arg(text(option.name), zshText(option.meaning), behind);
    }
    return lines;
}

} // namespace

QString zshCompletion()
{
    QString commands;
    QString cases;
    for (const QString &first : firstWords()) {
        const VerbInfo *info = findVerb(first);
        const QStringList seconds = wordsAfter(first);
        commands += QStringLiteral("    '%1:%2'\n").arg(first, info ? zshText(info->meaning) : QStringLiteral("see its commands"));
        if (!seconds.isEmpty())
            cases += QStringLiteral("    %1) if (( CURRENT == 2 )); then compadd %2; return; fi ;;\n").arg(first, seconds.join(u' '));
    }
    QString arguments;
    for (const VerbInfo &info : verbs()) {
        arguments += QStringLiteral("    '%1') _arguments%2%3 %4 ;;\n")
                         .arg(text(info.name), zshOptions(info.options), zshOptions(globalOptions()),
                              takesFiles(info.operands) ? QStringLiteral("'*:file:_files'") : QStringLiteral("'*:: :'"));
    }
    return QStringLiteral(R"(#compdef qdeck
# zsh completion for qdeck, made from its table of commands
_qdeck() {
    local -a commands
    commands=(
%1    )
    local context state state_descr line
    typeset -A opt_args
    _arguments -C%2 '1:command:->command' '*::rest:->rest'
    case $state in
    command) _describe command commands; return ;;
    esac
    case $words[1] in
%3    esac
    case "$words[1] $words[2]" in
%4    *) case $words[1] in
%4    esac ;;
    esac
}
_qdeck "$@"
)")
        .arg(commands, zshOptions(globalOptions()), cases, arguments);
}

namespace {

QString fishOption(const QString &condition, const OptionInfo &option)
{
    const QStringList values = valuesOf(option);
    QString line = QStringLiteral("complete -c qdeck%1 -l %2 -d %3").arg(condition, text(option.name), quoted(text(option.meaning)));
    if (!values.isEmpty())
        line += QStringLiteral(" -x -a ") + quoted(values.join(u' '));
    else if (option.value)
        line += QStringLiteral(" -r");
    return line + u'\n';
}

} // namespace

QString fishCompletion()
{
    QString script = QStringLiteral("# fish completion for qdeck, made from its table of commands\ncomplete -c qdeck -f\n");
    for (const OptionInfo &option : globalOptions())
        script += fishOption({}, option);
    for (const QString &first : firstWords()) {
        const VerbInfo *info = findVerb(first);
        script += QStringLiteral("complete -c qdeck -n __fish_use_subcommand -a %1 -d %2\n")
                      .arg(first, quoted(info ? text(info->meaning) : QStringLiteral("see its commands")));
        if (const QStringList seconds = wordsAfter(first); !seconds.isEmpty()) {
            script += QStringLiteral("complete -c qdeck -n '__fish_seen_subcommand_from %1; and not __fish_seen_subcommand_from %2' -a %3\n")
                          .arg(first, seconds.join(u' '), quoted(seconds.join(u' ')));
        }
    }
    for (const VerbInfo &info : verbs()) {
        const QStringList words = text(info.name).split(u' ');
        QString condition = QStringLiteral("__fish_seen_subcommand_from ") + words.join(QStringLiteral("; and __fish_seen_subcommand_from "));
        condition = QStringLiteral(" -n ") + quoted(condition);
        for (const OptionInfo &option : info.options)
            script += fishOption(condition, option);
        if (takesFiles(info.operands))
            script += QStringLiteral("complete -c qdeck%1 -F\n").arg(condition);
    }
    return script;
}

} // namespace qd
