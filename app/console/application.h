#pragma once

#include "ui/shell/stallmeter.h"

#include <QApplication>

namespace qd {

/// QApplication that knows for how long it did not answer. GUI thread.
class Application final : public QApplication
{
    Q_OBJECT

public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override;
    [[nodiscard]] StallMeter &stalls() { return m_stalls; }

private:
    StallMeter m_stalls;
};

} // namespace qd
