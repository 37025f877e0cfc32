package io.faultwire.capture.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultwire.wire.ArpPacket;
import io.faultwire.wire.EthernetHeader;
import io.faultwire.wire.IpProtocol;
import io.faultwire.wire.Ipv4Header;
import io.faultwire.wire.Packet;
import io.faultwire.wire.TcpHeader;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("any-jdk")
class LayersTest {
  private static final int DATA = 4;

  private static Packet tcp() {
    byte[] bytes = new byte[60];
    EthernetHeader.write(bytes, 0, 2, 1, EthernetHeader.TYPE_IPV4);
    Ipv4Header.write(bytes, 14, 40 + DATA, 1, 0, 64, IpProtocol.TCP, 0x0A000001, 0x0A000002);
    TcpHeader.write(bytes, 34, 49152, 80, 7, 9, 20, TcpHeader.PSH | TcpHeader.ACK, 512, 0);
    Arrays.fill(bytes, 54, 54 + DATA, (byte) 'x');
    return new Packet().wrap(bytes, 0, bytes.length);
  }

  @Test
  void osiNumbersSevenLayers() {
    assertThat(Layers.of(tcp(), LayerModel.OSI))
        .extracting(layer -> layer.number() + " " + layer.name() + " " + layer.protocol())
        .containsExactly(
            "2 Data link Ethernet",
            "3 Network IPv4",
            "4 Transport TCP",
            "7 Application data",
            "2 Data link Ethernet padding");
  }

  @Test
  void tcpIpNumbersFour() {
    assertThat(Layers.of(tcp(), LayerModel.TCP_IP))
        .extracting(layer -> layer.number() + " " + layer.name() + " " + layer.protocol())
        .containsExactly(
            "1 Link Ethernet",
            "2 Internet IPv4",
            "3 Transport TCP",
            "4 Application data",
            "1 Link Ethernet padding");
  }

  @ParameterizedTest
  @EnumSource
  void everyOctetBelongsToOneLayer(LayerModel model) {
    Packet packet = tcp();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Layers.of(packet, model).forEach(layer -> all.writeBytes(layer.bytes()));

    assertThat(all.toByteArray()).isEqualTo(packet.bytes());
    assertThat(Layers.at(packet, model, 33).orElseThrow().protocol()).isEqualTo("IPv4");
    assertThat(Layers.at(packet, model, 34).orElseThrow().protocol()).isEqualTo("TCP");
    assertThat(Layers.at(packet, model, 60)).isEmpty();
  }

  @Test
  void fieldsAreNamedAsTheStandardsNameThem() {
    List<Layer> layers = Layers.of(tcp(), LayerModel.OSI);

    assertThat(layers.get(0).field("source")).isEqualTo("00:00:00:00:00:01");
    assertThat(layers.get(1).field("destination")).isEqualTo("10.0.0.2");
    assertThat(layers.get(2).field("control bits")).isEqualTo("PSH,ACK");
    assertThat(layers.get(2).field("sequence number")).isEqualTo("7");
    assertThatThrownBy(() -> layers.get(3).field("source"))
        .hasMessage("data has no field 'source', only []");
  }

  @Test
  void arpLiesBetweenTheLayers() {
    byte[] bytes = new byte[42];
    EthernetHeader.write(bytes, 0, -1, 1, EthernetHeader.TYPE_ARP);
    ArpPacket.write(bytes, 14, ArpPacket.REQUEST, 1, 0x0A000001, 0, 0x0A000002);
    Packet packet = new Packet().wrap(bytes, 0, bytes.length);

    assertThat(Layers.of(packet, LayerModel.OSI)).extracting(Layer::number).containsExactly(2, 3);
    assertThat(Layers.of(packet, LayerModel.TCP_IP))
        .extracting(Layer::number)
        .containsExactly(1, 1);
    assertThat(Layers.of(packet, LayerModel.OSI).get(1).field("target")).isEqualTo("10.0.0.2");
  }

  @Test
  void whatIsNoFrameIsDataOfTheLinkLayer() {
    Packet packet = new Packet().wrap(new byte[5], 0, 5);

    assertThat(Layers.of(packet, LayerModel.OSI))
        .extracting(Layer::protocol)
        .containsExactly("data");
  }
}
