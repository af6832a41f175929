#pragma once

#include "ui/parts/filechooser.h"

/// Answers at once with one path, in the place of a person before a file dialog.
class ReadyChooser final : public qd::FileChooser
{
public:
    explicit ReadyChooser(QString path) : m_path(std::move(path)) { }

    void chooseFiles(QWidget *, const QString &, const QStringList &, PathsChosen chosen) override { chosen({m_path}); }
    void chooseFile(QWidget *, const QString &, PathChosen chosen) override { chosen(m_path); }
    void chooseFolder(QWidget *, const QString &, PathChosen chosen) override { chosen(m_path); }
    void chooseNewFile(QWidget *, const NewFile &file, PathChosen chosen) override
    {
        suggested = file.name;
        chosen(m_path);
    }
    QString suggested; ///< the name of the last new file

private:
    QString m_path;
};
