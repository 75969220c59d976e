{{/*
A file of properties with other values: (dict "file" "name" "root" . "properties" dict). A line of the file whose name is given is
left out, and what is given comes after the rest; one that is given as nil is left out only.
*/}}
{{- define "tureen.trino.properties" -}}
{{- $properties := .properties -}}
{{- $lines := list -}}
{{- range splitList "\n" (.root.Files.Get (printf "files/trino/%s" .file) | trim) -}}
{{- if not (hasKey $properties (regexFind "^[^#=]+" . | trim)) -}}
{{- $lines = append $lines . -}}
{{- end -}}
{{- end -}}
{{- range $name, $value := $properties -}}
{{- if not (kindIs "invalid" $value) -}}
{{- $lines = append $lines (printf "%s=%v" $name $value) -}}
{{- end -}}
{{- end -}}
{{- join "\n" $lines -}}
{{- end -}}

{{/* The files of /etc/trino, as YAML: (dict "root" . "coordinator" true "heapMiB" 512). */}}
{{- define "tureen.trino.files" -}}
{{- $root := .root -}}
{{- $service := include "tureen.object" (list $root "trino") -}}
{{- $workers := gt (int $root.Values.trino.workers.replicas) 0 -}}
{{- $config := dict
      "coordinator" .coordinator
      "discovery.uri" (ternary "http://127.0.0.1:8080" (printf "http://%s:8080" $service) .coordinator)
      "http-server.http.port" 8080
      "node.bind-ip" "0.0.0.0"
      "node.internal-address" "${ENV:POD_IP}"
      "node.id" "${ENV:POD_NAME}"
      "query.max-memory-per-node" (printf "%dMB" (div (mul .heapMiB 55) 100))
      "memory.heap-headroom-per-node" (printf "%dMB" (div (mul .heapMiB 23) 100))
      "query.max-memory" (printf "%dMB" (div (mul .heapMiB 55 (max 1 (int $root.Values.trino.workers.replicas))) 100)) -}}
{{- $_ := set $config "node-scheduler.include-coordinator" (not $workers) -}}
{{- if not .coordinator -}}
{{- $_ := set $config "node-scheduler.include-coordinator" nil -}}
{{- $_ := set $config "web-ui.authentication.type" nil -}}
{{- $_ := set $config "web-ui.user" nil -}}
{{- end -}}
{{- if $workers -}}
{{- $_ := set $config "internal-communication.shared-secret" "${ENV:TUREEN_TRINO_SHARED_SECRET}" -}}
{{- end -}}
config.properties: |
  {{- include "tureen.trino.properties" (dict "root" $root "file" "config.properties" "properties" $config) | nindent 2 }}
node.properties: |
  node.environment=tureen
  node.data-dir=/tmp/trino
log.properties: |
  {{- $root.Files.Get "files/trino/log.properties" | trim | nindent 2 }}
jvm.config: |
  -Xmx{{ .heapMiB }}m
  {{- range splitList "\n" ($root.Files.Get "files/trino-java.args") }}
  {{- if and (hasPrefix "-" .) (ne . "-cp") (not (hasPrefix "-Xm" .)) (not (hasPrefix "-XX:MaxRAMPercentage" .)) }}
  {{ . }}
  {{- end }}
  {{- end }}
{{- end -}}

{{/* The files of /etc/trino/catalog, as YAML. */}}
{{- define "tureen.trino.catalogs" -}}
{{- $properties := dict
      "fs.native-local.enabled" nil
      "local.location" nil -}}
{{- if eq .Values.storage.type "s3" -}}
{{- $_ := set $properties "fs.native-s3.enabled" true -}}
{{- with .Values.storage.s3.endpoint -}}
{{- $_ := set $properties "s3.endpoint" . -}}
{{- end -}}
{{- $_ := set $properties "s3.region" .Values.storage.s3.region -}}
{{- $_ := set $properties "s3.path-style-access" .Values.storage.s3.pathStyle -}}
{{- else -}}
{{- $_ := set $properties "fs.hadoop.enabled" true -}}
{{- $_ := set $properties "hive.config.resources" "/etc/hadoop/core-site.xml,/etc/hadoop/hdfs-site.xml" -}}
{{- end -}}
hive.properties: |
  {{- include "tureen.trino.properties" (dict "root" . "file" "catalog/hive.properties" "properties" $properties) | nindent 2 }}
{{- end -}}

{{/* The Secret by which coordinator and workers know one another. */}}
{{- define "tureen.trino.secret" -}}
{{- .Values.trino.existingSecret | default (include "tureen.object" (list . "trino")) -}}
{{- end -}}

{{/* Its value, base64-encoded; nothing where the chart cannot know it, or nobody needs it. */}}
{{- define "tureen.trino.sharedSecret" -}}
{{- if gt (int .Values.trino.workers.replicas) 0 -}}
{{- with .Values.trino.existingSecret -}}
{{- dig "data" "shared-secret" "" (lookup "v1" "Secret" $.Release.Namespace .) -}}
{{- else -}}
{{- include "tureen.secret.value" (dict "root" . "secret" (include "tureen.trino.secret" .) "key" "shared-secret" "length" 64) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* The pod of a Trino: (dict "root" . "component" "trino" "coordinator" true "values" …). */}}
{{- define "tureen.trino.pod" -}}
{{- $root := .root -}}
metadata:
  labels:
    {{- include "tureen.podLabels" (list $root .component) | nindent 4 }}
  annotations:
    checksum/config: {{ include "tureen.checksum" (list
        (include "tureen.trino.files" (dict "root" $root "coordinator" .coordinator "heapMiB" .values.heapMiB))
        (include "tureen.trino.catalogs" $root) (include "tureen.hadoop" $root)) }}
    {{- with include "tureen.trino.sharedSecret" $root }}
    # Coordinator and workers are replaced together when it changes.
    checksum/shared-secret: {{ include "tureen.checksum" . }}
    {{- end }}
spec:
  {{- include "tureen.pod" (dict "root" $root "user" (int $root.Values.trino.runAsUser)) | nindent 2 }}
  containers:
    - name: trino
      image: {{ $root.Values.trino.image | default (include "tureen.image" (list $root "trino")) }}
      imagePullPolicy: {{ $root.Values.image.pullPolicy }}
      terminationMessagePolicy: FallbackToLogsOnError
      {{- include "tureen.container.security" . | nindent 6 }}
      env:
        - {name: POD_NAME, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
        - {name: TUREEN_METASTORE_URI, value: {{ include "tureen.metastore.uri" $root | quote }}}
        - {name: POD_IP, valueFrom: {fieldRef: {fieldPath: status.podIP}}}
        {{- if gt (int $root.Values.trino.workers.replicas) 0 }}
        - name: TUREEN_TRINO_SHARED_SECRET
          valueFrom:
            secretKeyRef:
              name: {{ include "tureen.trino.secret" $root }}
              key: shared-secret
        {{- end }}
        {{- include "tureen.health.env" $root | nindent 8 }}
        {{- include "tureen.storage.env" $root | nindent 8 }}
      ports:
        - {name: http, containerPort: 8080}
        {{- if not $root.Values.trino.image }}
        - {name: health, containerPort: 8082}
        {{- end }}
      startupProbe:
        httpGet: {path: /v1/info, port: http}
        periodSeconds: 2
        timeoutSeconds: 2
        failureThreshold: 120
      readinessProbe:
        exec:
          command: [/usr/lib/trino/bin/health-check]
        periodSeconds: 5
        timeoutSeconds: 10
        failureThreshold: 3
      livenessProbe:
        httpGet: {path: /v1/info, port: http}
        periodSeconds: 10
        timeoutSeconds: 5
        failureThreshold: 6
      resources:
        {{- toYaml .values.resources | nindent 8 }}
      volumeMounts:
        - {name: tmp, mountPath: /tmp}
        - {name: configuration, mountPath: /etc/trino, readOnly: true}
        {{- include "tureen.storage.mounts" $root | nindent 8 }}
  volumes:
    - {name: tmp, emptyDir: {}}
    - name: configuration
      projected:
        sources:
          - configMap:
              name: {{ include "tureen.object" (list $root .component) }}
          - configMap:
              name: {{ include "tureen.object" (list $root "trino-catalog") }}
              items:
                - {key: hive.properties, path: catalog/hive.properties}
    {{- include "tureen.storage.volumes" $root | nindent 4 }}
{{- end -}}

{{/* A Trino: its configuration and its pods, as tureen.trino.pod has it, with "replicas". */}}
{{- define "tureen.trino.node" -}}
{{- $component := list .root .component -}}
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ include "tureen.object" $component }}
  labels:
    {{- include "tureen.labels" $component | nindent 4 }}
data:
  {{- include "tureen.trino.files" (dict "root" .root "coordinator" .coordinator "heapMiB" .values.heapMiB) | nindent 2 }}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "tureen.object" $component }}
  labels:
    {{- include "tureen.labels" $component | nindent 4 }}
spec:
  replicas: {{ .replicas }}
  {{- if .coordinator }}
  # Two coordinators would each want all workers.
  strategy:
    type: Recreate
  {{- end }}
  selector:
    matchLabels:
      {{- include "tureen.selector" $component | nindent 6 }}
  template:
    {{- include "tureen.trino.pod" . | nindent 4 }}
{{- end -}}
