#pragma once

#include "ui/models/diffmodel.h"
#include "ui/parts/plaintable.h"

namespace qd {

/// Shows lines with their signs and colours; only what is seen is laid out, however long the texts are. GUI thread.
class DiffView : public PlainTable
{
    Q_OBJECT

public:
    explicit DiffView(QWidget *parent = nullptr);

    void showDiff(const std::vector<DiffLine> &lines) { m_model.setLines(lines); }

protected:
    /// With its sign: a plus is no formula here.
    [[nodiscard]] QString copyOf(const QModelIndex &cell) const override { return cell.data().toString(); }

private:
    class Tint;
    DiffModel m_model;
};

} // namespace qd
