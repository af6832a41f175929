#pragma once

#include "core/api/eventbatch.h"

#include <QDialog>

#include <memory>

class QPushButton;

namespace qd {

class CoreLink;
class FileChooser;
class PlainLabel;
class PlainTextView;

/// What helps others to find a fault: all of it is shown, and exactly that is saved. GUI thread; deletes itself.
class DiagnosticsDialog : public QDialog
{
    Q_OBJECT

public:
    DiagnosticsDialog(CoreLink &link, std::shared_ptr<FileChooser> chooser, QWidget *parent = nullptr);

private:
    void take(const Result<Payload> &answer);
    void copy();
    void save();
    void saveTo(const QString &path);

    std::shared_ptr<FileChooser> m_chooser;
    PlainTextView *m_text;
    PlainLabel *m_state;
    QPushButton *m_copy;
    QPushButton *m_save;
};

} // namespace qd
