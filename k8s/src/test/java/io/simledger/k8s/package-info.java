/**
 * Checks the manifests of {@code k8s/} without a cluster: that they can be built, that Kubernetes
 * knows every field of them, and that they keep the promises made about security.
 *
 * <p>Does not own the manifests, and does not prove that images start.
 */
package io.simledger.k8s;
