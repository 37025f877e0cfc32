package io.faultwire.junit;

import io.faultwire.topology.LinkProfile;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/** Name the kinds of link that {@link LinkProfile} describes with their numbers. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum LinkPreset {
  /** Harms nothing and takes no time. */
  PERFECT(() -> LinkProfile.PERFECT),
  /** A switched gigabit Ethernet: {@link LinkProfile#lan()}. */
  LAN(LinkProfile::lan),
  /** A crowded wireless network: {@link LinkProfile#lossyWifi()}. */
  LOSSY_WIFI(LinkProfile::lossyWifi),
  /** A hop over a geostationary satellite: {@link LinkProfile#satellite()}. */
  SATELLITE(LinkProfile::satellite);

  private final Supplier<LinkProfile> profile;

  LinkPreset(Supplier<LinkProfile> profile) {
    this.profile = profile;
  }

  LinkProfile profile() {
    return profile.get();
  }
}
