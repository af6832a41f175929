#include "core/domain/settinglayers.h"

namespace qd {

EffectiveSetting SettingLayers::effective(Setting setting) const
{
    const std::pair<const GivenSettings *, SettingSource> layers[] = {{&commandLine, SettingSource::CommandLine},
                                                                      {&environment, SettingSource::Environment},
                                                                      {&program, SettingSource::Program},
                                                                      {&file, SettingSource::File}};
    for (const auto &[layer, source] : layers) {
        if (const auto found = layer->find(setting); found != layer->end())
            return {setting, found->second.value, source, found->second.origin};
    }
    return {setting, defaultOf(infoOf(setting)), SettingSource::Default, {}};
}

std::vector<EffectiveSetting> SettingLayers::all() const
{
    std::vector<EffectiveSetting> all;
    for (const SettingInfo &info : settings())
        all.push_back(effective(info.setting));
    return all;
}

} // namespace qd
