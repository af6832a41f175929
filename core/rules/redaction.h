#pragma once

#include <QJsonValue>
#include <QRegularExpression>
#include <QString>

#include <vector>

namespace qd {

/// Takes out of a report for others what is nobody else's business: the home folder, the names of user and machine,
/// addresses of mail, and everything that looks like a secret. It rather takes too much than too little: what is left is to
/// be read before it is given away all the same. A value; pure.
class Redactor
{
public:
    /// Where the report is made; what is empty is not looked for.
    struct Place {
        QString home; ///< absolute
        QString user;
        QString host;
    };

    explicit Redactor(const Place &place);

    /// Secrets become "[secret]", the home folder "~", names "[user]" and "[host]", addresses "[address]".
    [[nodiscard]] QString text(const QString &text) const;
    /// As text(), in all that is in it. Names of members are ours and stay; what stands behind one that speaks of a secret
    /// is taken as a whole, unless it is a number.
    [[nodiscard]] QJsonValue value(const QJsonValue &value) const;

    struct Rule {
        QRegularExpression pattern;
        QString instead;
    };

private:
    std::vector<Rule> m_names; ///< of the place
};

} // namespace qd
