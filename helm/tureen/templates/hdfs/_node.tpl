{{/* A node of HDFS with its Service: (dict "root" . "component" "namenode" "values" … "replicas" 1 "ports" (dict "rpc" 8020)). */}}
{{- define "tureen.hdfs.node" -}}
{{- $component := list .root .component -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ include "tureen.object" $component }}
  labels:
    {{- include "tureen.labels" $component | nindent 4 }}
spec:
  clusterIP: None
  # The nodes find one another before they are ready.
  publishNotReadyAddresses: true
  selector:
    {{- include "tureen.selector" $component | nindent 4 }}
  ports:
    {{- range $name, $port := .ports }}
    - {name: {{ $name }}, port: {{ $port }}, targetPort: {{ $name }}}
    {{- end }}
---
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: {{ include "tureen.object" $component }}
  labels:
    {{- include "tureen.labels" $component | nindent 4 }}
spec:
  replicas: {{ .replicas }}
  serviceName: {{ include "tureen.object" $component }}
  podManagementPolicy: Parallel
  persistentVolumeClaimRetentionPolicy:
    {{- include "tureen.claim.retention" .root | nindent 4 }}
  selector:
    matchLabels:
      {{- include "tureen.selector" $component | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "tureen.podLabels" $component | nindent 8 }}
      annotations:
        checksum/config: {{ include "tureen.checksum" (include "tureen.hadoop" .root) }}
    spec:
      {{- include "tureen.pod" (dict "root" .root) | nindent 6 }}
      containers:
        - name: {{ .component }}
          image: {{ include "tureen.image" (list .root "hdfs") }}
          imagePullPolicy: {{ .root.Values.image.pullPolicy }}
          args: [{{ .component }}]
          terminationMessagePolicy: FallbackToLogsOnError
          {{- include "tureen.container.security" . | nindent 10 }}
          env:
            - {name: TUREEN_HDFS_HOST, value: 0.0.0.0}
            - {name: TUREEN_HDFS_DATA, value: /var/lib/tureen/hdfs}
            {{- include "tureen.health.env" . | nindent 12 }}
            {{- include "tureen.storage.env" .root | nindent 12 }}
            {{- include "tureen.java.env" .values.javaOptions | nindent 12 }}
          ports:
            {{- range $name, $port := .ports }}
            - {name: {{ $name }}, containerPort: {{ $port }}}
            {{- end }}
            - {name: health, containerPort: 8082}
          {{- include "tureen.probes" "health" | nindent 10 }}
          resources:
            {{- toYaml .values.resources | nindent 12 }}
          volumeMounts:
            - {name: tmp, mountPath: /tmp}
            - {name: data, mountPath: /var/lib/tureen/hdfs}
            {{- include "tureen.storage.mounts" .root | nindent 12 }}
      volumes:
        - {name: tmp, emptyDir: {}}
        {{- include "tureen.storage.volumes" .root | nindent 8 }}
  volumeClaimTemplates:
    - metadata:
        name: data
        labels:
          {{- include "tureen.selector" $component | nindent 10 }}
      spec:
        {{- include "tureen.claim" (dict "root" .root "size" .values.storageSize) | nindent 8 }}
{{- end -}}
