#include "ui/pages/artifactpane.h"

#include "ui/models/errortext.h"
#include "ui/models/timetext.h"
#include "ui/models/words.h"
#include "ui/parts/plainlabel.h"
#include "ui/parts/plaintable.h"
#include "ui/parts/plaintextview.h"

#include <QItemSelectionModel>
#include <QVBoxLayout>

namespace qd {
namespace {

QString hashText(ArtifactStatus status)
{
    switch (status) {
    case ArtifactStatus::Intact: return ArtifactPane::tr("hash intact");
    case ArtifactStatus::Missing: return ArtifactPane::tr("bytes missing");
    case ArtifactStatus::Changed: return ArtifactPane::tr("hash changed");
    }
    return {};
}

} // namespace

ArtifactPane::ArtifactPane(CoreLink &link, QWidget *parent)
    : QWidget(parent), m_link(link), m_table(new PlainTable(this)), m_caption(new PlainLabel(this)),
      m_contents(new PlainTextView(this))
{
    m_table->setObjectName(QStringLiteral("artifacts"));
    m_table->setAccessibleName(tr("Artifacts"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setModel(&m_model);
    m_table->setColumnChars({18, 12, 11, 9, 20});
    m_caption->setObjectName(QStringLiteral("artifactCaption"));
    m_caption->setWordWrap(true);
    m_contents->setObjectName(QStringLiteral("artifactContents"));
    m_contents->setAccessibleName(tr("Contents of the artifact"));
    m_contents->setMonospace();

    auto *column = new QVBoxLayout(this);
    column->addWidget(m_table, 1);
    column->addWidget(m_caption);
    column->addWidget(m_contents, 2);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ArtifactPane::readCurrent);
}

void ArtifactPane::setArtifacts(std::vector<ArtifactRow> artifacts)
{
    m_model.setArtifacts(std::move(artifacts));
    readCurrent();
}

const ArtifactRow *ArtifactPane::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? &m_model.at(index.row()) : nullptr;
}

void ArtifactPane::readCurrent()
{
    const ArtifactRow *row = current();
    const Sha256 wanted = row ? row->artifact.hash : Sha256();
    if (wanted == m_shown && !wanted.isNull())
        return;
    m_shown = wanted;
    m_contents->showText(UntrustedText());
    m_caption->setText(m_model.rowCount() == 0 ? tr("No attempt has left anything yet.")
                                               : tr("Choose one to read it."));
    if (wanted.isNull())
        return;
    m_caption->setText(tr("Reading…"));
    m_link.request(Operation::ArtifactsRead,
                   {{QStringLiteral("sha256"), wanted.hex()}, {QStringLiteral("limit"), PlainTextView::kLimit}}, this,
                   [this, wanted](const Result<Payload> &result) { showContents(wanted, result); });
}

void ArtifactPane::showContents(const Sha256 &hash, const Result<Payload> &result)
{
    const ArtifactRow *row = current();
    if (hash != m_shown || !row)
        return;
    if (!result) {
        m_caption->setText(errorTextWithDetail(result.error()));
        return;
    }
    const QJsonObject answer = std::get<QJsonObject>(*result);
    const auto status = fromText<ArtifactStatus>(answer[QLatin1String("status")].toString());
    const bool cut = row->artifact.size > PlainTextView::kLimit;
    const QString size = sizeText(row->artifact.size);
    const QString head = cut ? tr("the first %1 of %2").arg(sizeText(PlainTextView::kLimit), size) : size;
    m_caption->setText(tr("%1: %2, %3", "name of file, size, status of its hash")
                           .arg(UntrustedText(row->artifact.name).displayLine(), head,
                                status ? hashText(*status) : noDataYet()));
    m_contents->showText(UntrustedText(answer[QLatin1String("text")].toString()));
}

} // namespace qd
