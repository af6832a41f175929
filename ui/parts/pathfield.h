#pragma once

#include <QWidget>

#include <memory>

class QLineEdit;

namespace qd {

class FileChooser;

/// A line for a path, and beside it a button that lets a person look for it. GUI thread; owned by its form.
class PathField : public QWidget
{
    Q_OBJECT

public:
    enum class Wanted { File, Folder };

    /// \param line becomes a part of this  \param name of the button: "browse-" and the field's own  \param task what the
    /// button does, in words
    PathField(QLineEdit *line, Wanted wanted, const QString &name, const QString &task, QWidget *parent = nullptr);

    /// Tests answer in the person's place.
    void setFileChooser(std::shared_ptr<FileChooser> chooser);

private:
    void browse();

    QLineEdit *m_line;
    Wanted m_wanted;
    QString m_task;
    std::shared_ptr<FileChooser> m_chooser;
};

} // namespace qd
