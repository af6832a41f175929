#pragma once

#include "ui/models/settingrow.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace qd {

class PlainLabel;

/// One setting to be changed: what it means, its value, why that applies, how it is said elsewhere. GUI thread.
class SettingField : public QWidget
{
    Q_OBJECT

public:
    explicit SettingField(const SettingRow &row, QWidget *parent = nullptr);

    /// What counts now; a fault that was shown is gone.
    void setRow(const SettingRow &row);
    [[nodiscard]] const SettingRow &row() const { return m_row; }
    /// Why a change was not taken; what was entered stays.
    void showFault(const QString &sentence);
    [[nodiscard]] bool speaksOf(const QString &words) const;

Q_SIGNALS:
    void changeRequested(const QString &name, const QString &value);
    void resetRequested(const QString &name);

protected:
    void changeEvent(QEvent *event) override;

private:
    void submit();
    void inkFault();

    SettingRow m_row;
    PlainLabel *m_title;
    QCheckBox *m_box = nullptr;  ///< of a Boolean
    QLineEdit *m_line = nullptr; ///< of everything else
    QPushButton *m_reset;
    PlainLabel *m_why;
    PlainLabel *m_forms;
    PlainLabel *m_fault;
};

} // namespace qd
