<!doctype html>
<html <?php language_attributes(); ?>>
<head><meta charset="utf-8"><title><?php wp_title(); ?></title><?php wp_head(); ?></head>
<body>
<?php
while ( have_posts() ) {
	the_post();
	the_title( '<h1>', '</h1>' );
	the_content();
	if ( is_singular() ) {
		foreach ( get_comments( array( 'post_id' => get_the_ID(), 'status' => 'approve', 'order' => 'ASC' ) ) as $shopbell_comment ) {
			printf(
				'<article id="comment-%d" data-parent="%d"><b>%s</b> %s</article>',
				(int) $shopbell_comment->comment_ID,
				(int) $shopbell_comment->comment_parent,
				esc_html( $shopbell_comment->comment_author ),
				wp_kses_post( apply_filters( 'comment_text', $shopbell_comment->comment_content, $shopbell_comment ) )
			);
		}
		comment_form();
	}
}
wp_footer();
?>
</body>
</html>
