"""What a proxy, an orchestrator and Prometheus ask of a process. Outside the API: no actor, no verb."""
