{{/* The Secret with Jupyter's token. */}}
{{- define "tureen.notebook.secret" -}}
{{- .Values.notebook.existingSecret | default (include "tureen.object" (list . "notebook")) -}}
{{- end -}}
