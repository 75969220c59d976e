{{/* Settings of Spark that hold whoever starts the driver, as YAML. */}}
{{- define "tureen.spark.conf" -}}
{{- $defaults := dict
      "spark.driver.port" "7078"
      "spark.driver.blockManager.port" "7079"
      "spark.blockManager.port" "7079"
-}}
{{- toYaml (merge (dict) .Values.spark.conf $defaults) -}}
{{- end -}}

{{- define "tureen.spark.mainClass" -}}
io.tureen.stream.TableStream
{{- end -}}

{{- define "tureen.spark.jar" -}}
local:///app/classpath/table-stream.jar
{{- end -}}

{{- define "tureen.spark.driverAccount" -}}
{{- include "tureen.object" (list . "spark-driver") -}}
{{- end -}}

{{/* The settings of a stream: (dict "root" . "stream" "menu-events"). */}}
{{- define "tureen.spark.env" -}}
{{- $spark := .root.Values.spark -}}
- {name: TUREEN_STREAM, value: {{ .stream }}}
- {name: TUREEN_CATALOGUE, value: /etc/tureen/catalogue/catalogue.yaml}
{{ include "tureen.kafka.env" .root }}
- {name: TUREEN_METASTORE_URI, value: {{ include "tureen.metastore.uri" .root | quote }}}
- {name: TUREEN_WAREHOUSE, value: {{ include "tureen.storage.warehouse" .root | quote }}}
- {name: TUREEN_TRIGGER_INTERVAL, value: {{ $spark.triggerInterval }}}
- {name: TUREEN_MAX_RECORDS_PER_BATCH, value: {{ $spark.maxRecordsPerBatch | int | quote }}}
- {name: TUREEN_TASKS_PER_BATCH, value: {{ $spark.tasksPerBatch | int | quote }}}
- {name: TUREEN_DEDUPLICATION_WINDOW, value: {{ $spark.deduplication.window }}}
- {name: TUREEN_DEDUPLICATION_MAX_IDS, value: {{ $spark.deduplication.maxIds | int | quote }}}
- {name: TUREEN_WAIT_LIMIT, value: {{ $spark.waitLimit }}}
{{- with $spark.decisions }}
- {name: TUREEN_DECISIONS, value: {{ join " " . | quote }}}
{{- end }}
{{ include "tureen.health.env" . }}
{{- end -}}

{{/*
The pod of a driver or an executor, for the Spark operator and without it:
(dict "root" . "stream" "menu-events" "role" "driver" "container" dict), where "container" is what else the container has.
*/}}
{{- define "tureen.spark.pod" -}}
{{- $root := .root -}}
{{- $driver := eq .role "driver" -}}
{{- $component := ternary .stream (include "tureen.executor" .stream) $driver -}}
{{- $values := get $root.Values.spark .role -}}
metadata:
  labels:
    {{- include "tureen.podLabels" (list $root $component) | nindent 4 }}
  annotations:
    checksum/config: {{ include "tureen.checksum" (list
        (include "tureen.catalogue.text" $root) (include "tureen.kafka.properties" $root)
        (include "tureen.hadoop" $root) $root.Values.spark) }}
spec:
  {{- if $driver }}
  {{- include "tureen.pod" (dict "root" $root "serviceAccount" (include "tureen.spark.driverAccount" $root) "token" true) | nindent 2 }}
  # A batch that is being written is finished.
  terminationGracePeriodSeconds: 60
  {{- else }}
  {{- include "tureen.pod" (dict "root" $root) | nindent 2 }}
  {{- end }}
  containers:
    - name: spark-kubernetes-{{ .role }}
      image: {{ include "tureen.image" (list $root "spark") }}
      imagePullPolicy: {{ $root.Values.image.pullPolicy }}
      terminationMessagePolicy: FallbackToLogsOnError
      {{- include "tureen.container.security" . | nindent 6 }}
      {{- with .container.args }}
      args:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      env:
        {{- include "tureen.storage.env" $root | nindent 8 }}
        {{- if $driver }}
        {{- include "tureen.spark.env" . | nindent 8 }}
        {{- end }}
        {{- include "tureen.java.env" $values.javaOptions | nindent 8 }}
        {{- with .container.env }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      {{- if $driver }}
      ports:
        - {name: health, containerPort: 8082}
      {{- include "tureen.probes" "health" | nindent 6 }}
      {{- end }}
      {{- with .container.resources }}
      resources:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      volumeMounts:
        - {name: tmp, mountPath: /tmp}
        - {name: work, mountPath: /opt/spark/work-dir}
        {{- if $driver }}
        - {name: catalogue, mountPath: /etc/tureen/catalogue, readOnly: true}
        {{- end }}
        {{- include "tureen.kafka.mounts" $root | nindent 8 }}
        {{- include "tureen.storage.mounts" $root | nindent 8 }}
        {{- with .container.volumeMounts }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
  volumes:
    - {name: tmp, emptyDir: {}}
    - {name: work, emptyDir: {}}
    {{- if $driver }}
    - name: catalogue
      configMap:
        name: {{ include "tureen.object" (list $root "catalogue") }}
    {{- end }}
    {{- include "tureen.kafka.volumes" (list $root .stream) | nindent 4 }}
    {{- include "tureen.storage.volumes" $root | nindent 4 }}
    {{- with .volumes }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- end -}}
