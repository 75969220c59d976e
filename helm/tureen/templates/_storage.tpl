{{- define "tureen.storage.warehouse" -}}
{{- if eq .Values.storage.type "s3" -}}
s3a://{{ .Values.storage.s3.bucket }}/tureen/warehouse
{{- else -}}
hdfs://{{ include "tureen.object" (list . "namenode") }}:8020/tureen/warehouse
{{- end -}}
{{- end -}}

{{/* Secret with the credentials for S3, or nothing. */}}
{{- define "tureen.s3.secret" -}}
{{- if eq .Values.storage.type "s3" -}}
{{- .Values.storage.s3.existingSecret -}}
{{- end -}}
{{- end -}}

{{/* Where the S3 service is, as a URL. */}}
{{- define "tureen.s3.endpoint" -}}
{{- .Values.storage.s3.endpoint | default (printf "https://s3.%s.amazonaws.com" .Values.storage.s3.region) -}}
{{- end -}}

{{/* Hadoop's configuration, the file's name to its settings, as YAML. */}}
{{- define "tureen.hadoop" -}}
core-site.xml:
{{- if eq .Values.storage.type "s3" }}
  {{- with .Values.storage.s3.endpoint }}
  fs.s3a.endpoint: {{ . }}
  {{- end }}
  fs.s3a.endpoint.region: {{ .Values.storage.s3.region }}
  fs.s3a.path.style.access: {{ .Values.storage.s3.pathStyle | quote }}
  fs.s3a.aws.credentials.provider: software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider
{{- else }}
  fs.defaultFS: hdfs://{{ include "tureen.object" (list . "namenode") }}:8020
  # The address of a pod that is gone does not answer at all.
  ipc.client.connect.timeout: "3000"
hdfs-site.xml:
  dfs.replication: {{ .Values.storage.hdfs.replication | quote }}
  # A pod that was made anew has another address and the same name.
  dfs.client.use.datanode.hostname: "true"
  dfs.datanode.use.datanode.hostname: "true"
  dfs.namenode.datanode.registration.ip-hostname-check: "false"
  # The address of a pod that is gone does not answer at all; a minute is what the client waits by itself.
  dfs.client.socket-timeout: "10000"
  # Nor does a connection to it that was kept for the next file.
  dfs.client.socketcache.capacity: "0"
  # The client waits in steps of this for a block to be reported; 400 ms is what it has by itself.
  dfs.client.block.write.locateFollowingBlock.initial.delay.ms: "20"
{{- end }}
{{- end -}}

{{- define "tureen.storage.env" -}}
{{- if eq .Values.storage.type "hdfs" -}}
# All are one user, so that each may change what another wrote.
- {name: HADOOP_USER_NAME, value: tureen}
{{- else -}}
- {name: AWS_REGION, value: {{ .Values.storage.s3.region }}}
{{- if .Values.storage.s3.existingSecret }}
- {name: AWS_SHARED_CREDENTIALS_FILE, value: /etc/tureen/s3/credentials}
{{- end }}
{{- end -}}
{{- end -}}

{{- define "tureen.storage.mounts" -}}
- {name: hadoop, mountPath: /etc/hadoop, readOnly: true}
{{- if include "tureen.s3.secret" . }}
- {name: s3, mountPath: /etc/tureen/s3, readOnly: true}
{{- end }}
{{- end -}}

{{- define "tureen.storage.volumes" -}}
- name: hadoop
  configMap:
    name: {{ include "tureen.object" (list . "hadoop") }}
{{- with include "tureen.s3.secret" . }}
- name: s3
  secret:
    secretName: {{ . }}
    items:
      - {key: credentials, path: credentials}
{{- end }}
{{- end -}}
