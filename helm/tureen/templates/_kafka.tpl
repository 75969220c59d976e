{{- define "tureen.kafka.cluster" -}}
{{- include "tureen.object" (list . "kafka") -}}
{{- end -}}

{{- define "tureen.kafka.bootstrapServers" -}}
{{- if .Values.kafka.strimzi.enabled -}}
{{- include "tureen.kafka.cluster" . -}}-kafka-bootstrap:9093
{{- else -}}
{{- .Values.kafka.external.bootstrapServers -}}
{{- end -}}
{{- end -}}

{{/* Ports of Kafka as a JSON list. */}}
{{- define "tureen.kafka.ports" -}}
{{- if .Values.kafka.strimzi.enabled -}}
[9093]
{{- else -}}
{{- $ports := list -}}
{{- range splitList "," .Values.kafka.external.bootstrapServers -}}
{{- $ports = append $ports (regexFind "[0-9]+$" (trim .) | int) -}}
{{- end -}}
{{- range .Values.kafka.external.brokerPorts -}}
{{- $ports = append $ports (int .) -}}
{{- end -}}
{{- $ports | uniq | toJson -}}
{{- end -}}
{{- end -}}

{{- define "tureen.kafka.sasl" -}}
{{- if or .Values.kafka.strimzi.enabled (hasPrefix "SASL_" .Values.kafka.external.securityProtocol) }}true{{ end -}}
{{- end -}}

{{/* Secret with the certificates of Kafka, or nothing. */}}
{{- define "tureen.kafka.caSecret" -}}
{{- if .Values.kafka.strimzi.enabled -}}
{{- include "tureen.kafka.cluster" . -}}-cluster-ca-cert
{{- else if hasSuffix "SSL" .Values.kafka.external.securityProtocol -}}
{{- .Values.kafka.external.caSecret -}}
{{- end -}}
{{- end -}}

{{/* Secret with a program's credentials: (list . "api"). */}}
{{- define "tureen.kafka.userSecret" -}}
{{- $root := index . 0 -}}
{{- $own := include "tureen.object" . -}}
{{- if $root.Values.kafka.strimzi.enabled -}}
{{- get $root.Values.kafka.strimzi.userSecrets (index . 1) | default (printf "%s-kafka" $own) -}}
{{- else -}}
{{- get $root.Values.kafka.external.userSecrets (index . 1) | default $own -}}
{{- end -}}
{{- end -}}

{{/* Properties of the Kafka clients. A password stays in its file: Kafka's own config provider reads it there. */}}
{{- define "tureen.kafka.properties" -}}
{{- $external := .Values.kafka.external -}}
{{- $strimzi := .Values.kafka.strimzi.enabled -}}
security.protocol={{ ternary "SASL_SSL" $external.securityProtocol $strimzi }}
{{- if include "tureen.kafka.sasl" . }}
sasl.mechanism={{ ternary "SCRAM-SHA-512" $external.saslMechanism $strimzi }}
config.providers=directory
config.providers.directory.class=org.apache.kafka.common.config.provider.DirectoryConfigProvider
sasl.jaas.config=${directory:/etc/tureen/kafka-user:sasl.jaas.config}
{{- end }}
{{- if include "tureen.kafka.caSecret" . }}
ssl.truststore.type=PEM
ssl.truststore.location=/etc/tureen/kafka-ca/ca.crt
{{- end }}
{{ end -}}

{{- define "tureen.kafka.env" -}}
- {name: TUREEN_KAFKA_BOOTSTRAP_SERVERS, value: {{ include "tureen.kafka.bootstrapServers" . | quote }}}
- {name: TUREEN_KAFKA_PROPERTIES_FILE, value: /etc/tureen/kafka/client.properties}
{{- end -}}

{{- define "tureen.kafka.mounts" -}}
- {name: kafka, mountPath: /etc/tureen/kafka, readOnly: true}
{{- if include "tureen.kafka.sasl" . }}
- {name: kafka-user, mountPath: /etc/tureen/kafka-user, readOnly: true}
{{- end }}
{{- if include "tureen.kafka.caSecret" . }}
- {name: kafka-ca, mountPath: /etc/tureen/kafka-ca, readOnly: true}
{{- end }}
{{- end -}}

{{/* The volumes of tureen.kafka.mounts: (list . "api"). */}}
{{- define "tureen.kafka.volumes" -}}
{{- $root := index . 0 -}}
- name: kafka
  configMap:
    name: {{ include "tureen.object" (list $root "kafka-client") }}
{{- if include "tureen.kafka.sasl" $root }}
- name: kafka-user
  secret:
    secretName: {{ include "tureen.kafka.userSecret" . }}
    items:
      - {key: sasl.jaas.config, path: sasl.jaas.config}
{{- end }}
{{- with include "tureen.kafka.caSecret" $root }}
- name: kafka-ca
  secret:
    secretName: {{ . }}
    items:
      - {key: ca.crt, path: ca.crt}
{{- end }}
{{- end -}}

{{/* kafka.topic.retention, P7D or PT12H, in milliseconds. */}}
{{- define "tureen.kafka.retentionMillis" -}}
{{- $retention := .Values.kafka.topic.retention -}}
{{- $hours := regexFind "[0-9]+" $retention | int64 -}}
{{- if hasSuffix "D" $retention -}}
{{- $hours = mul $hours 24 -}}
{{- end -}}
{{- mul $hours 3600000 -}}
{{- end -}}
