{{- define "tureen.catalogue.text" -}}
{{- .Values.catalogue | default (.Files.Get "files/restaurant.yaml") -}}
{{- end -}}

{{/* The catalogue as YAML, with a topic and streams; what else it says is checked by the programs that read it. */}}
{{- define "tureen.catalogue" -}}
{{- $catalogue := include "tureen.catalogue.text" . | fromYaml -}}
{{- with $catalogue.Error -}}
{{- fail (printf "catalogue is not YAML: %s. Give the text of a catalogue file with --set-file catalogue=FILE." .) -}}
{{- end -}}
{{- if not (and (kindIs "string" $catalogue.topic) (kindIs "map" $catalogue.streams)) -}}
{{- fail "catalogue has no topic or no streams. Give the text of a catalogue file with --set-file catalogue=FILE; docs/catalogue.md says what is in it." -}}
{{- end -}}
{{- toYaml $catalogue -}}
{{- end -}}

{{- define "tureen.topic" -}}
{{- (include "tureen.catalogue" . | fromYaml).topic -}}
{{- end -}}

{{/* The names of the streams, as a JSON list. */}}
{{- define "tureen.streams" -}}
{{- keys (include "tureen.catalogue" . | fromYaml).streams | sortAlpha | toJson -}}
{{- end -}}

{{/* Name of a stream's executors, where its own name is that of its driver. */}}
{{- define "tureen.executor" -}}
{{- printf "%s-executor" . -}}
{{- end -}}

{{/* The components of the drivers, and of the executors, as JSON lists. */}}
{{- define "tureen.drivers" -}}
{{- include "tureen.streams" . -}}
{{- end -}}

{{- define "tureen.executors" -}}
{{- $executors := list -}}
{{- range include "tureen.streams" . | fromJsonArray -}}
{{- $executors = append $executors (include "tureen.executor" .) -}}
{{- end -}}
{{- toJson $executors -}}
{{- end -}}
