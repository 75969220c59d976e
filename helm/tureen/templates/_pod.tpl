{{/* What every pod has: (dict "root" . "serviceAccount" "name" "token" false "user" 185). */}}
{{- define "tureen.pod" -}}
serviceAccountName: {{ .serviceAccount | default .root.Release.Name }}
automountServiceAccountToken: {{ .token | default false }}
# A Service's variables, such as TUREEN_API_PORT, would be taken for settings.
enableServiceLinks: false
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
{{- range . }}
  - name: {{ . }}
{{- end }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: {{ .user | default 185 }}
  runAsGroup: {{ .user | default 185 }}
  fsGroup: {{ .user | default 185 }}
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile:
    type: RuntimeDefault
{{- end -}}

{{/* What every container has. */}}
{{- define "tureen.container.security" -}}
securityContext:
  allowPrivilegeEscalation: false
  privileged: false
  readOnlyRootFilesystem: true
  runAsNonRoot: true
  capabilities:
    drop: [ALL]
{{- end -}}

{{/* The probes of a part with /health: the name of its port. */}}
{{- define "tureen.probes" -}}
startupProbe:
  httpGet: {path: /health/liveness, port: {{ . }}}
  periodSeconds: 2
  timeoutSeconds: 2
  failureThreshold: 90
readinessProbe:
  httpGet: {path: /health/readiness, port: {{ . }}}
  periodSeconds: 3
  timeoutSeconds: 3
  failureThreshold: 2
livenessProbe:
  httpGet: {path: /health/liveness, port: {{ . }}}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
{{- end -}}

{{/* The settings of the health server, for the parts whose only HTTP it is. */}}
{{- define "tureen.health.env" -}}
- {name: TUREEN_HEALTH_HOST, value: 0.0.0.0}
- {name: TUREEN_HEALTH_PORT, value: "8082"}
{{- end -}}

{{- define "tureen.java.env" -}}
{{- with . }}
- name: JDK_JAVA_OPTIONS
  value: {{ quote . }}
{{- end }}
{{- end -}}

{{/* A claim of a volume: (dict "root" . "size" "1Gi"). */}}
{{- define "tureen.claim" -}}
accessModes: [ReadWriteOnce]
{{- with .root.Values.persistence.storageClass }}
storageClassName: {{ . }}
{{- end }}
resources:
  requests:
    storage: {{ .size }}
{{- end -}}

{{/* What becomes of a StatefulSet's volumes. */}}
{{- define "tureen.claim.retention" -}}
whenDeleted: {{ ternary "Retain" "Delete" .Values.persistence.keepOnUninstall }}
whenScaled: Retain
{{- end -}}
