{{/* What the pods of Strimzi have so that a namespace may enforce restricted pod security. */}}
{{- define "tureen.strimzi.pod" -}}
{{- with .Values.image.pullSecrets -}}
imagePullSecrets:
{{- range . }}
  - name: {{ . }}
{{- end }}
{{ end -}}
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  seccompProfile: {type: RuntimeDefault}
{{- end -}}

{{- define "tureen.strimzi.container" -}}
securityContext:
  allowPrivilegeEscalation: false
  runAsNonRoot: true
  seccompProfile: {type: RuntimeDefault}
  capabilities:
    drop: [ALL]
{{- end -}}
