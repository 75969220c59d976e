{{/* The components that use Kafka, as a JSON list. */}}
{{- define "tureen.network.kafkaClients" -}}
{{- $replays := ternary (list "replay") list .Values.replay.enabled -}}
{{- $audits := ternary (list "audit") list .Values.audit.enabled -}}
{{- concat (list "api") $replays $audits (include "tureen.drivers" . | fromJsonArray) (include "tureen.executors" . | fromJsonArray) | toJson -}}
{{- end -}}

{{/* Pods of the release, by component: (list . (list "api")). */}}
{{- define "tureen.network.peers" -}}
- podSelector:
    matchLabels:
      app.kubernetes.io/name: tureen
      app.kubernetes.io/instance: {{ (index . 0).Release.Name }}
    matchExpressions:
      - {key: app.kubernetes.io/component, operator: In, values: {{ index . 1 | toJson }}}
{{- end -}}

{{/*
Who calls whom, as YAML: components "from", components "to" or what is "outside" the chart, and the ports. Each part's NetworkPolicy
is made from this.
*/}}
{{- define "tureen.network.flows" -}}
{{- $drivers := include "tureen.drivers" . | fromJsonArray -}}
{{- $executors := include "tureen.executors" . | fromJsonArray -}}
{{- $trinos := ternary (list "trino" "trino-worker") (list "trino") (gt (int .Values.trino.workers.replicas) 0) -}}
{{- $notebooks := ternary (list "notebook") list .Values.notebook.enabled -}}
{{- $storageClients := concat (list "metastore") $trinos $drivers $executors $notebooks -}}
{{- $external := list (dict "ipBlock" (dict "cidr" .Values.networkPolicy.externalCidr)) -}}
flows:
  - {from: [load-generator, test], to: [api], ports: [8080]}
  - {from: [test], to: [trino], ports: [8080]}
  {{- if .Values.upkeep.enabled }}
  - {from: [upkeep], to: [trino], ports: [8080]}
  {{- end }}
  {{- if .Values.console.enabled }}
  - {from: [console], to: [api, trino], ports: [8080]}
  - {from: [console], to: {{ toJson $drivers }}, ports: [8082]}
  {{- end }}
  {{- if .Values.replay.enabled }}
  - {from: [replay], to: [trino], ports: [8080]}
  {{- end }}
  {{- if .Values.audit.enabled }}
  - {from: [audit], to: [trino], ports: [8080]}
  {{- end }}
  - {from: {{ toJson $trinos }}, to: {{ toJson $trinos }}, ports: [8080]}
  - {from: {{ concat $trinos $drivers $notebooks | toJson }}, to: [metastore], ports: [9083]}
  {{- range $drivers }}
  {{- $executor := include "tureen.executor" . }}
  - {from: [{{ $executor }}], to: [{{ . }}], ports: [7078, 7079]}
  - {from: [{{ . }}, {{ $executor }}], to: [{{ $executor }}], ports: [7079]}
  {{- end }}
  - from: {{ ternary (append $drivers "console") $drivers .Values.console.enabled | toJson }}
    outside: [{ipBlock: {cidr: {{ .Values.networkPolicy.apiServer.cidr }}}}]
    ports: {{ .Values.networkPolicy.apiServer.ports | toJson }}
  - from: {{ include "tureen.network.kafkaClients" . }}
    {{- if .Values.kafka.strimzi.enabled }}
    outside: [{podSelector: {matchLabels: {strimzi.io/cluster: {{ include "tureen.kafka.cluster" . }}}}}]
    {{- else }}
    outside: {{ toJson $external }}
    {{- end }}
    ports: {{ include "tureen.kafka.ports" . }}
  {{- if eq .Values.storage.type "hdfs" }}
  - {from: {{ append $storageClients "datanode" | toJson }}, to: [namenode], ports: [8020]}
  - {from: {{ append $storageClients "datanode" | toJson }}, to: [datanode], ports: [9866, 9867]}
  {{- else }}
  - from: {{ toJson $storageClients }}
    outside: {{ toJson $external }}
    ports: [{{ include "tureen.network.port" (include "tureen.s3.endpoint" .) }}]
  {{- end }}
  {{- with .Values.metastore.database.url }}
  - from: [metastore]
    outside: {{ toJson $external }}
    ports: [{{ include "tureen.network.port" (trimPrefix "jdbc:" .) }}]
  {{- end }}
{{- end -}}

{{/* The port of a URL. */}}
{{- define "tureen.network.port" -}}
{{- $url := urlParse . -}}
{{- regexFind "[0-9]+$" (regexFind ":[0-9]+$" $url.host) | default (get (dict "http" "80" "https" "443" "postgresql" "5432") $url.scheme) -}}
{{- end -}}

{{/* Ports of a NetworkPolicy. */}}
{{- define "tureen.network.ports" -}}
ports:
{{- range . }}
  - {protocol: TCP, port: {{ int . }}}
{{- end }}
{{- end -}}

{{- define "tureen.network.dns" -}}
- to:
    - namespaceSelector:
        matchLabels:
          {{- toYaml .Values.networkPolicy.dns.namespaceLabels | nindent 10 }}
      podSelector:
        matchLabels:
          {{- toYaml .Values.networkPolicy.dns.podLabels | nindent 10 }}
  ports:
    - {protocol: UDP, port: 53}
    - {protocol: TCP, port: 53}
{{- end -}}

{{/* Who may call a component: (dict "root" . "flows" list "component" "api" "others" peers). */}}
{{- define "tureen.network.ingress" -}}
{{- $rules := list -}}
{{- range .flows -}}
{{- if has $.component (.to | default list) -}}
{{- $peers := include "tureen.network.peers" (list $.root .from) | fromYamlArray -}}
{{- $rules = append $rules (dict "from" $peers "ports" (include "tureen.network.ports" .ports | fromYaml).ports) -}}
{{- end -}}
{{- end -}}
{{- with .others -}}
{{- $rules = append $rules (dict "from" . "ports" (include "tureen.network.ports" (list 8080) | fromYaml).ports) -}}
{{- end -}}
{{- with $rules -}}
{{- toYaml . -}}
{{- end -}}
{{- end -}}

{{/* Whom a component may call: (dict "root" . "flows" list "component" "api"). */}}
{{- define "tureen.network.egress" -}}
{{- $rules := list -}}
{{- range .flows -}}
{{- if has $.component .from -}}
{{- $peers := .outside | default (include "tureen.network.peers" (list $.root .to) | fromYamlArray) -}}
{{- $rules = append $rules (dict "to" $peers "ports" (include "tureen.network.ports" .ports | fromYaml).ports) -}}
{{- end -}}
{{- end -}}
{{- with $rules -}}
{{- toYaml . -}}
{{- end -}}
{{- end -}}
