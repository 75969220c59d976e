{{- define "tureen.metastore.uri" -}}
thrift://{{ include "tureen.object" (list . "metastore") }}:9083
{{- end -}}
