#pragma once

#include "tests/support/fakescene.h"
#include "ui/actions/actions.h"
#include "ui/actions/shortcuts.h"

#include <QTemporaryDir>

class QDialog;

namespace qd {

/// Every dialog of the console over a busy workspace, for tests that look at all of them. What comes from outside says
/// the words it is given.
class DialogGallery
{
public:
    struct Exhibit {
        const char *name;
        std::function<QDialog *(QWidget *parent)> make; ///< not shown yet; deletes itself when it is closed
    };

    explicit DialogGallery(const QString &words);

    [[nodiscard]] std::vector<Exhibit> exhibits();

private:
    FakeLine m_line;
    Actions m_actions;
    Shortcuts m_shortcuts;
    QTemporaryDir m_folder;
    QString m_words;
};

} // namespace qd
