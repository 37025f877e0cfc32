#!/bin/bash
# The settings that the scripts of a directory start from.

ip tcp_metrics flush all > /dev/null 2>&1
sysctl -q net.ipv4.tcp_rmem="4096 131072 $((1024*1024))"
sysctl -q net.ipv4.tcp_syn_retries=2 net.ipv4.tcp_synack_retries=2
tc qdisc add dev tun0 root pfifo
