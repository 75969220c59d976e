{{/* Whether Strimzi's brokers tell their metrics. */}}
{{- define "tureen.monitoring.kafka" -}}
{{- if and .Values.monitoring.enabled .Values.monitoring.kafka .Values.kafka.strimzi.enabled }}true{{ end -}}
{{- end -}}

{{/* Where each component tells its metrics, as YAML: the endpoints of its PodMonitor. */}}
{{- define "tureen.monitoring.endpoints" -}}
{{- $root := . -}}
{{- $health := list (dict "port" "health" "path" "/prometheus") -}}
{{- $endpoints := dict
      "api" (list (dict "port" "http" "path" "/prometheus"))
      "metastore" $health -}}
{{- range include "tureen.drivers" . | fromJsonArray -}}
{{- $_ := set $endpoints . $health -}}
{{- end -}}
{{- if eq .Values.storage.type "hdfs" -}}
{{- $_ := set $endpoints "namenode" $health -}}
{{- $_ := set $endpoints "datanode" $health -}}
{{- end -}}
{{- $secret := include "tureen.object" (list . "trino-metrics") -}}
{{- $trino := list (dict "port" "http" "path" "/metrics" "basicAuth" (dict
      "username" (dict "name" $secret "key" "username")
      "password" (dict "name" $secret "key" "password"))) -}}
{{- if not .Values.trino.image -}}
{{- $trino = concat $trino $health -}}
{{- end -}}
{{- $_ := set $endpoints "trino" $trino -}}
{{- if gt (int .Values.trino.workers.replicas) 0 -}}
{{- $_ := set $endpoints "trino-worker" $trino -}}
{{- end -}}
{{- if dig "enabled" false (.Values.console | default dict) -}}
{{- $_ := set $endpoints "console" (list (dict "port" "http" "path" "/prometheus")) -}}
{{- end -}}
{{- toYaml $endpoints -}}
{{- end -}}

{{/* The rule by which Prometheus may come in: (list . "api"). Nothing when it does not ask that component. */}}
{{- define "tureen.monitoring.ingress" -}}
{{- $root := index . 0 -}}
{{- if $root.Values.monitoring.enabled -}}
{{- with get (include "tureen.monitoring.endpoints" $root | fromYaml) (index . 1) -}}
- from:
    {{- toYaml $root.Values.monitoring.from | nindent 4 }}
  ports:
    {{- range . }}
    - {protocol: TCP, port: {{ .port }}}
    {{- end }}
{{- end -}}
{{- end -}}
{{- end -}}
