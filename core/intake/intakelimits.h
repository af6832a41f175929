#pragma once

#include <QtGlobal>

namespace qd {

/// How much one source may ask for. Everything that intake refuses for its size is refused by a number in here.
struct IntakeLimits {
    static constexpr qint64 kFileBytes = 20 * 1024 * 1024;
    static constexpr qint64 kDropBytes = 64 * 1024 * 1024; ///< all files and documents of one drop together
    static constexpr int kFilesPerDrop = 10'000;
    static constexpr int kRowsPerDrop = 10'000;
    static constexpr int kErrorsPerFile = 1'000; ///< further ones are counted as one

    static constexpr int kErrorsPerDrop = 10'000; ///< files after that many are not looked at

    static constexpr qint64 kYamlBytes = 2 * 1024 * 1024; ///< of malice the parser reads some 4 MB in a second
    static constexpr qint64 kFrontMatterBytes = 256 * 1024;
    static constexpr int kDepth = 32;               ///< maps and lists inside each other
    static constexpr int kOpenBrackets = 10'000;    ///< in YAML, wherever they stand: see yamlcodec.cpp
    static constexpr int kListItems = kRowsPerDrop; ///< the rows of a file are such a list
    static constexpr int kMapKeys = 1'000;
    static constexpr int kValues = 1'000'000; ///< of one JSON or YAML text, all levels together: 100 bytes each
    static constexpr int kColumns = kMapKeys; ///< of a CSV file

    static constexpr qint64 kTextBytes = 256 * 1024; ///< instructions, stdin, metadata, a whole command, a whole env
    static constexpr qint64 kArgumentBytes = 128 * 1024 - 1; ///< what Linux takes as one argument (MAX_ARG_STRLEN)
    static constexpr int kArguments = 1'024;
    static constexpr int kTitleCharacters = 200;
    static constexpr int kKeyCharacters = 255;
    static constexpr int kAgentCharacters = 64;
    static constexpr int kPathBytes = 4'095;
    static constexpr int kPaths = 256; ///< inputs, outputs
    static constexpr int kCriteria = 100;
    static constexpr qint64 kCriterionBytes = 4'096;
    static constexpr int kDependencies = 256;
    static constexpr int kPlatformCharacters = 64;
    static constexpr int kPostCharacters = 10'000;
    static constexpr int kAudienceCharacters = 200;
    static constexpr int kTags = 32;
    static constexpr int kTagCharacters = 64;
    static constexpr int kEnvironmentEntries = 64;
    static constexpr int kEnvironmentNameCharacters = 255;

    static constexpr int kMostUrgent = 10;
    static constexpr int kMostAttention = 10;
    static constexpr int kMostAutonomy = 100;
    static constexpr int kAttempts = 100;
    static constexpr qint64 kShortestTimeoutMs = 1'000;
    static constexpr qint64 kLongestTimeoutMs = 24 * 60 * 60 * 1'000;
    static constexpr qint64 kLatestMomentMs = 253'402'300'799'999; ///< the end of the year 9999

    static constexpr int kRehearsalSteps = 100;
    static constexpr qint64 kFloodBytes = 1024 * 1024 * 1024;
};

} // namespace qd
