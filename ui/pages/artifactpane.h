#pragma once

#include "ui/link/corelink.h"
#include "ui/models/artifactmodel.h"

#include <QWidget>

namespace qd {

class PlainLabel;
class PlainTable;
class PlainTextView;

/// What a task left behind: the list with the result of the hash check, and the head of the chosen one as plain text.
/// GUI thread; owned by the detail pane.
class ArtifactPane : public QWidget
{
    Q_OBJECT

public:
    explicit ArtifactPane(CoreLink &link, QWidget *parent = nullptr);

    void setArtifacts(std::vector<ArtifactRow> artifacts);

private:
    void readCurrent();
    void showContents(const Sha256 &hash, const Result<Payload> &result);
    [[nodiscard]] const ArtifactRow *current() const;

    CoreLink &m_link;
    ArtifactModel m_model;
    Sha256 m_shown; ///< whose contents are shown or on their way
    PlainTable *m_table;
    PlainLabel *m_caption;
    PlainTextView *m_contents;
};

} // namespace qd
