#include "ui/models/savedviews.h"

#include "core/rules/taskfilter.h"

#include <QSettings>

namespace qd {
namespace {

constexpr QLatin1String kArray("queue/views");
constexpr QLatin1String kName("name");
constexpr QLatin1String kFilter("filter");
constexpr QLatin1String kSortColumn("sortColumn");
constexpr QLatin1String kDescending("descending");

} // namespace

QList<SavedView> readSavedViews(const QString &file)
{
    QList<SavedView> views;
    if (file.isEmpty())
        return views;
    QSettings settings(file, QSettings::IniFormat);
    const int count = std::min(settings.beginReadArray(kArray), SavedView::kMost);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        const SavedView view{settings.value(kName).toString().left(SavedView::kMostNameCharacters),
                             settings.value(kFilter).toString().left(TaskFilter::kMostCharacters),
                             settings.value(kSortColumn, -1).toInt(), settings.value(kDescending).toBool()};
        if (!view.name.isEmpty())
            views += view;
    }
    return views;
}

void writeSavedViews(const QString &file, const QList<SavedView> &views)
{
    if (file.isEmpty())
        return;
    QSettings settings(file, QSettings::IniFormat);
    settings.remove(kArray);
    settings.beginWriteArray(kArray, int(views.size()));
    for (int i = 0; i < views.size(); ++i) {
        settings.setArrayIndex(i);
        settings.setValue(kName, views[i].name);
        settings.setValue(kFilter, views[i].filter);
        settings.setValue(kSortColumn, views[i].sortColumn);
        settings.setValue(kDescending, views[i].descending);
    }
    settings.endArray();
}

} // namespace qd
