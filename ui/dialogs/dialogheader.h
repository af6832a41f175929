#pragma once

#include <QWidget>

namespace qd {

/// The head of a question: a symbol, what is asked in large, and what it means in a few words.
class DialogHeader : public QWidget
{
    Q_OBJECT

public:
    DialogHeader(const QString &iconName, const QString &question, const QString &meaning, QWidget *parent = nullptr);
};

} // namespace qd
