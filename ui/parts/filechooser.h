#pragma once

#include <QStringList>

#include <functional>

class QWidget;

namespace qd {

/// Asks the person for files and folders. A seam: tests answer in the person's place. Each call returns at once; `chosen`
/// is called later, and never if the person gives up or `parent` is gone. GUI thread.
class FileChooser
{
public:
    using PathsChosen = std::function<void(const QStringList &paths)>;
    using PathChosen = std::function<void(const QString &path)>;

    /// What a person is asked for when a file is to be written.
    struct NewFile {
        QString title;
        QString name;        ///< what the file is called unless the person says otherwise
        QStringList filters; ///< as of QFileDialog; the ending of the chosen one is added where none was typed
        /// False where the writer never writes over a file, so that nobody need be asked whether it may.
        bool mayReplace = true;
    };

    FileChooser() = default;
    FileChooser(const FileChooser &) = delete;
    FileChooser &operator=(const FileChooser &) = delete;
    virtual ~FileChooser() = default;

    virtual void chooseFiles(QWidget *parent, const QString &title, const QStringList &filters, PathsChosen chosen) = 0;
    virtual void chooseFile(QWidget *parent, const QString &title, PathChosen chosen) = 0;
    virtual void chooseFolder(QWidget *parent, const QString &title, PathChosen chosen) = 0;
    virtual void chooseNewFile(QWidget *parent, const NewFile &file, PathChosen chosen) = 0;
};

/// The desktop's own dialogs.
class DesktopFileChooser final : public FileChooser
{
public:
    void chooseFiles(QWidget *parent, const QString &title, const QStringList &filters, PathsChosen chosen) override;
    void chooseFile(QWidget *parent, const QString &title, PathChosen chosen) override;
    void chooseFolder(QWidget *parent, const QString &title, PathChosen chosen) override;
    void chooseNewFile(QWidget *parent, const NewFile &file, PathChosen chosen) override;
};

} // namespace qd
