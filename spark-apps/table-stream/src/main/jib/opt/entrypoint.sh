#!/usr/bin/env bash
# The words by which Spark starts its containers on Kubernetes, as in Spark's own image: `driver ARGUMENTS OF SPARK-SUBMIT…`,
# `executor`, which is told everything by its environment, or any other command.
set -euo pipefail

app=$(realpath "$(dirname "$0")/../app")
# A driver's heap is a share of the container's memory, see java.args.
java=(java "@$app/java.args")
class_path="${SPARK_CLASSPATH:+$SPARK_CLASSPATH:}$(<"$app/jib-classpath-file")"
# Files belong to the user of the image, not to whoever submitted the application.
unset SPARK_USER

case "${1:-}" in
  driver)
    shift
    # Executors call the driver at its address: its name is known to DNS only when the driver is ready.
    exec "${java[@]}" -cp "$class_path" org.apache.spark.deploy.SparkSubmit --deploy-mode client \
      --conf "spark.driver.bindAddress=$SPARK_DRIVER_BIND_ADDRESS" \
      --conf "spark.driver.host=$SPARK_DRIVER_BIND_ADDRESS" \
      "$@"
    ;;
  executor)
    for ((n = 0; ; n++)); do
      option="SPARK_JAVA_OPT_$n"
      [[ -v $option ]] || break
      java+=("${!option}")
    done
    exec "${java[@]}" "-Xmx$SPARK_EXECUTOR_MEMORY" -cp "$class_path" \
      org.apache.spark.scheduler.cluster.k8s.KubernetesExecutorBackend \
      --driver-url "$SPARK_DRIVER_URL" \
      --executor-id "$SPARK_EXECUTOR_ID" \
      --cores "$SPARK_EXECUTOR_CORES" \
      --app-id "$SPARK_APPLICATION_ID" \
      --hostname "$SPARK_EXECUTOR_POD_IP" \
      --resourceProfileId "$SPARK_RESOURCE_PROFILE_ID" \
      --podName "$SPARK_EXECUTOR_POD_NAME"
    ;;
  "")
    echo "TUREEN-SETTING-MISSING: the container was given no arguments. Give it 'driver …', 'executor' or a command, see docs/streams.md." >&2
    exit 2
    ;;
  *)
    exec "$@"
    ;;
esac
